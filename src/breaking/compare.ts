import { compareAsyncapi } from "./asyncapi.ts";
import { ContractReader, only, readContracts, worthReading, type Contracts } from "./contracts.ts";
import { Cursor } from "./cursor.ts";
import { NOBODY, type Dependents, type Hits } from "./hits.ts";
import { serviceOf, type ContractKind } from "./kinds.ts";
import { compareOpenapi } from "./openapi.ts";
import { compareProto } from "./proto.ts";
import type { Change, ContractFiles, Finding, Tell } from "./types.ts";
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
export const compareContracts = (
  old: ContractFiles,
  now: ContractFiles,
  dependents: Dependents = NOBODY,
): ContractDiff[] =>
  differences(old, now).map(({ findings, ...diff }) => ({
    ...diff,
    changes: placed(findings).map((change) => ({
      ...change,
      hits: dependents(diff.service, change),
    })),
  }));

/** What breaks somebody, or may, in contracts whose version does not say so. */
export const unraisedIn = (
  old: ContractFiles,
  now: ContractFiles,
  reader?: ContractReader,
): Change[] =>
  differences(old, now, reader).flatMap(({ raised, findings }) =>
    raised ? [] : placed(findings.filter(({ severity }) => severity !== "compatible")),
  );

interface Difference extends Omit<ContractDiff, "changes"> {
  findings: readonly Finding[];
}

function differences(
  oldFiles: ContractFiles,
  newFiles: ContractFiles,
  reader = new ContractReader(),
): Difference[] {
  const wanted = worthReading(oldFiles, newFiles);
  const old = readContracts(only(oldFiles, wanted), reader);
  const now = readContracts(only(newFiles, wanted), reader);
  const unread = new Set([...old.faults, ...now.faults].map(({ file }) => file));
  return [...new Set([...old.kinds.keys(), ...now.kinds.keys()])]
    .filter((file) => !unread.has(file))
    .toSorted((a, b) =>
      serviceOf(a) < serviceOf(b) ? -1 : serviceOf(a) > serviceOf(b) ? 1 : a < b ? -1 : 1,
    )
    .map((file) => differenceOf(file, old, now))
    .filter(({ findings }) => findings.length > 0);
}

/** In the order in which they are told. */
const placed = (findings: readonly Finding[]): Change[] =>
  findings
    .map(({ place, ...finding }): Change => ({ ...finding, ...place() }))
    .toSorted(
      (a, b) => ORDER[a.severity] - ORDER[b.severity] || a.line - b.line || a.column - b.column,
    );

function differenceOf(file: string, old: Contracts, now: Contracts): Difference {
  const format = (now.kinds.get(file) ?? old.kinds.get(file))!;
  const service = serviceOf(file);
  const found = new Map<string, Finding>();
  const tell = (finding: Finding) => {
    const { kind, side, at, message } = finding;
    const key = [kind, side, at, message].join("\n");
    const before = found.get(key);
    found.set(key, before ? merged(before, finding) : finding);
  };
  if (format === "openapi") compareOpenapi(file, old.sources, now.sources, tell);
  else if (format === "asyncapi") compareAsyncapi(file, old.sources, now.sources, tell);
  else compareProtos(file, old, now, tell);
  const versions = { old: versionOf(file, old), now: versionOf(file, now) };
  const raised =
    format === "proto" ? movedOn(file, old, now) : isRaised(versions.old, versions.now);
  return { file, format, service, versions, raised, findings: [...found.values()] };
}

function compareProtos(file: string, old: Contracts, now: Contracts, tell: Tell): void {
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
        place: () => after.place(name),
        operations: [name.split(".").at(-1)!],
        events: [],
      });
}

/** The same place, reached by several operations or events. */
const merged = (one: Finding, other: Finding): Finding => ({
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
