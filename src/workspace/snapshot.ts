import { join } from "node:path";
import { sha256 } from "../merge/hash.ts";
import type { FileOnDisk, Lock, Snapshot } from "../merge/types.ts";
import type { Plan, PlannedFile } from "../plan/types.ts";
import { baseFileOf, readBases, type Bases } from "./base-store.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { Gate } from "./gate.ts";
import { readLock } from "./lock-file.ts";
import { realRoot } from "./root.ts";
import { PathCheck } from "./safe-path.ts";

/**
 * What stands on disk at the plan's paths and at those of the lock, and the lock itself. Texts are kept only where
 * they differ from the plan's. A root that does not exist is empty.
 * Throws a `WorkspaceError` for unsafe paths, links that lead out and folders in the way (GP8003–GP8006), and for a
 * damaged lock (GP8010).
 */
export function snapshot(root: string, plan: Plan, disk: Disk = nodeDisk): Snapshot {
  const real = realRoot(disk, root);
  if (real === undefined) return { files: new Map() };
  const lock = readLock(disk, real);
  const files = new Map<string, FileOnDisk>();
  const gate = new Gate(disk, real);
  const paths = new PathCheck();
  const baseOf = baseReader(disk, real, lock);
  const dropped = new Set(lock?.files.keys());
  for (const planned of plan.files) {
    const { path } = planned;
    paths.add(path);
    dropped.delete(path);
    if (gate.look(path)) files.set(path, read(disk, real, path, planned, baseOf));
  }
  for (const path of dropped) {
    if (gate.look(path)) files.set(path, read(disk, real, path, undefined, baseOf));
  }
  return { ...(lock ? { lock } : {}), files };
}

type BaseOf = (path: string) => string | undefined;

/** What was written last of a file, if it is known and the lock agrees. */
function baseReader(disk: Disk, root: string, lock: Lock | undefined): BaseOf {
  const known = new Map<string, Bases>();
  return (path) => {
    const file = baseFileOf(path);
    const bases = known.get(file) ?? readBases(disk, root, file);
    known.set(file, bases);
    const base = bases.get(path);
    return base !== undefined && sha256(base) === lock?.files.get(path)?.sha256 ? base : undefined;
  };
}

function read(
  disk: Disk,
  root: string,
  path: string,
  planned: PlannedFile | undefined,
  baseOf: BaseOf,
): FileOnDisk {
  const bytes = disk.read(join(root, path));
  const hash = sha256(bytes);
  if (!planned || hash === sha256(planned.contents)) return { sha256: hash };
  const text = textOf(bytes);
  const base = planned.ownership === "merged" ? baseOf(path) : undefined;
  return {
    sha256: hash,
    ...(text === undefined ? {} : { text }),
    ...(base === undefined ? {} : { base }),
  };
}

/** Undefined: not UTF-8, so nothing that could be merged. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
