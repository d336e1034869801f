import { join } from "node:path";
import { plannedHash, sha256 } from "../merge/hash.ts";
import { plain } from "../merge/text.ts";
import type { FileOnDisk, Lock, Snapshot } from "../merge/types.ts";
import type { Plan, PlannedFile } from "../plan/types.ts";
import { baseFileOf, readBases, type Bases } from "./base-store.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { Gate } from "./gate.ts";
import { readLock } from "./lock-file.ts";
import { realRoot } from "./root.ts";
import { PathCheck } from "./safe-path.ts";
import { utf8Text } from "./utf8.ts";

/**
 * Where files of the plan stood before their owner got another name: new path → old path. One that stands in the way of a move
 * is taken for what it is, and the move is none.
 */
export type Moves = ReadonlyMap<string, string>;

/**
 * What stands on disk at the plan's paths and at those of the lock, and the lock itself. Texts are kept only where
 * they differ from the plan's. A root that does not exist is empty.
 * Throws a `WorkspaceError` for unsafe paths, links that lead out and folders in the way (GP8003–GP8006), and for a
 * damaged lock (GP8010).
 */
export function snapshot(
  root: string,
  plan: Pick<Plan, "files">,
  disk: Disk = nodeDisk,
  moves: Moves = new Map(),
): Snapshot {
  const real = realRoot(disk, root);
  if (real === undefined) return { files: new Map() };
  const before = readLock(disk, real);
  const files = new Map<string, FileOnDisk>();
  const gate = new Gate(disk, real);
  const free = new Map([...moves].filter(([to]) => !gate.look(to)));
  const lock = before && moved(before, free);
  const paths = new PathCheck();
  const bases = baseReader(disk, real, before);
  /** Of what was changed by hand; nothing else is merged, and reading bases takes its time. */
  const baseOf = (path: string, hash: string) =>
    hash === before?.files.get(path)?.sha256 ? undefined : bases(path);
  const dropped = new Set(lock?.files.keys());
  for (const planned of plan.files) {
    const { path } = planned;
    paths.add(path);
    dropped.delete(path);
    const from = free.get(path);
    const at = from !== undefined && gate.look(from) ? from : path;
    if (gate.look(at)) files.set(path, read(disk, real, at, planned, baseOf));
  }
  for (const path of dropped) {
    if (gate.look(path)) files.set(path, read(disk, real, path, undefined, baseOf));
  }
  return { ...(lock ? { lock } : {}), files };
}

/** The lock as if it had been written with the paths of now. */
function moved(lock: Lock, moves: Moves): Lock {
  const files = new Map(lock.files);
  for (const [to, from] of moves) {
    const locked = files.get(from);
    if (!locked || files.has(to)) continue;
    files.delete(from);
    files.set(to, locked);
  }
  return { ...lock, files };
}

type BaseOf = (path: string) => string | undefined;

/** What was written last of a file, if it is known and the lock agrees. */
export function baseReader(disk: Disk, root: string, lock: Lock | undefined): BaseOf {
  const known = new Map<string, Bases>();
  return (path) => {
    const file = baseFileOf(path);
    const bases = known.get(file) ?? readBases(disk, root, file);
    known.set(file, bases);
    const base = bases.get(path);
    return base !== undefined && sha256(base) === lock?.files.get(path)?.sha256 ? base : undefined;
  };
}

/** `at`: where it stands, which is another path than the plan's where it moves. */
function read(
  disk: Disk,
  root: string,
  at: string,
  planned: PlannedFile | undefined,
  baseOf: (path: string, hash: string) => string | undefined,
): FileOnDisk {
  const bytes = disk.read(join(root, at));
  const hash = sha256(bytes);
  const from = planned && planned.path !== at ? { from: at } : {};
  if (planned && !from.from && hash === plannedHash(planned)) return { sha256: hash };
  const text = textOf(bytes);
  const bare = text === undefined ? undefined : plain(text);
  const base = planned?.ownership === "merged" ? baseOf(at, hash) : undefined;
  return {
    sha256: hash,
    ...(bare === undefined || bare === text ? {} : { plain: sha256(bare) }),
    ...(text === undefined || !planned ? {} : { text }),
    ...(base === undefined ? {} : { base }),
    ...from,
  };
}

/** Undefined: not UTF-8 or not text, so nothing that could be merged. */
const textOf = (bytes: Uint8Array): string | undefined =>
  bytes.includes(0) ? undefined : utf8Text(bytes);
