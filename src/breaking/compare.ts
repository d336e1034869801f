import { compareAsyncapi } from "./asyncapi.ts";
import { only, readContracts, worthReading, type Contracts } from "./contracts.ts";
import { Cursor } from "./cursor.ts";
import { NOBODY, type Dependents, type Hits } from "./hits.ts";
import { serviceOf, type ContractKind } from "./kinds.ts";
import { compareOpenapi } from "./openapi.ts";
import { compareProto } from "./proto.ts";
import type { Change, ContractFiles } from "./types.ts";
import { isRaised, packageVersion } from "./versions.ts";

/** A change with those who rely on what it is about. */
export interface HitChange extends Change {
  hits: Hits;
}

/** One contract file, and what two versions of it say differently; what breaks comes first, then as it stands in the file. */
export interface ContractDiff {
  file: string;
  format: ContractKind;
  service: string;
  /** Undefined: there is none, or it says none. */
  versions: { old: string | undefined; now: string | undefined };
  /** The version says that it may break. */
  raised: boolean;
  changes: readonly HitChange[];
}

const ORDER = { breaking: 0, warning: 1, compatible: 2 };

/**
 * What two sets of contract files say differently, by service and file. Files that cannot be read (`validityOf` tells why) are left
 * out. Pure; the same two sets give the same list.
 */
export function compareContracts(
  oldFiles: ContractFiles,
  newFiles: ContractFiles,
  dependents: Dependents = NOBODY,
): ContractDiff[] {
  const wanted = worthReading(oldFiles, newFiles);
  const [old, now] = [oldFiles, newFiles].map((files) => readContracts(only(files, wanted))) as [
    Contracts,
    Contracts,
  ];
  const unread = new Set([...old.faults, ...now.faults].map(({ file }) => file));
  return [...new Set([...old.kinds.keys(), ...now.kinds.keys()])]
    .filter((file) => !unread.has(file))
    .toSorted((a, b) =>
      serviceOf(a) < serviceOf(b) ? -1 : serviceOf(a) > serviceOf(b) ? 1 : a < b ? -1 : 1,
    )
    .map((file) => diffOf(file, old, now, dependents))
    .filter(({ changes }) => changes.length > 0);
}

function diffOf(
  file: string,
  old: Contracts,
  now: Contracts,
  dependents: Dependents,
): ContractDiff {
  const format = (now.kinds.get(file) ?? old.kinds.get(file))!;
  const service = serviceOf(file);
  const found = new Map<string, Change>();
  const tell = (change: Change) => {
    const { kind, side, at, message } = change;
    const key = [kind, side, at, message].join("\n");
    const before = found.get(key);
    found.set(key, before ? merged(before, change) : change);
  };
  if (format === "openapi") compareOpenapi(file, old.sources, now.sources, tell);
  else if (format === "asyncapi") compareAsyncapi(file, old.sources, now.sources, tell);
  else compareProtos(file, old, now, tell);
  const changes = [...found.values()]
    .toSorted(
      (a, b) => ORDER[a.severity] - ORDER[b.severity] || a.line - b.line || a.column - b.column,
    )
    .map((change) => ({ ...change, hits: dependents(service, change) }));
  const versions = { old: versionOf(file, old), now: versionOf(file, now) };
  const raised =
    format === "proto" ? movedOn(file, old, now) : isRaised(versions.old, versions.now);
  return { file, format, service, versions, raised, changes };
}

function compareProtos(
  file: string,
  old: Contracts,
  now: Contracts,
  tell: (change: Change) => void,
): void {
  const [before, after] = [old.protos.get(file), now.protos.get(file)];
  if (before) compareProto(before, after, tell);
  else if (after)
    for (const name of after.rpcs.keys())
      tell({
        kind: "RPC_ADDED",
        severity: "compatible",
        message: `There is the rpc ${name} now`,
        file,
        at: name,
        side: "new",
        ...after.place(name),
        operations: [name.split(".").at(-1)!],
        events: [],
      });
}

/** The same place, reached by several operations or events. */
const merged = (one: Change, other: Change): Change => ({
  ...one,
  operations: [...new Set([...one.operations, ...other.operations])],
  events: [...new Set([...one.events, ...other.events])],
});

function versionOf(file: string, { sources, protos }: Contracts): string | undefined {
  const source = sources.get(file);
  if (!source) return protos.get(file)?.package;
  const version = new Cursor(sources, source).child("info")?.child("version")?.value;
  return version === undefined ? undefined : String(version);
}

/** The file is gone, or of another package now, and a later version of its package is there. */
function movedOn(file: string, old: Contracts, now: Contracts): boolean {
  const name = old.protos.get(file)?.package ?? "";
  const before = packageVersion(name);
  if (!before || now.protos.get(file)?.package === name) return false;
  return [...now.protos.values()].some((proto) => {
    const after = packageVersion(proto.package);
    return after?.stem === before.stem && after.version > before.version;
  });
}
