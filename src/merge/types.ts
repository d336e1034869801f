import type { Ownership, PlannedFile } from "../plan/types.ts";

/** What `.groundplan/lock.json` says: who wrote the files, and how they looked when they were written. */
export interface Lock {
  /** The version of groundplan that wrote it. */
  groundplan: string;
  files: ReadonlyMap<string, LockedFile>;
}

export interface LockedFile {
  /** Of the contents as groundplan wrote them, in hexadecimal. */
  sha256: string;
  ownership: Ownership;
}

/** What stands on disk at the paths of a plan and of the lock. */
export interface Snapshot {
  /** Absent: groundplan never wrote here. */
  lock?: Lock;
  files: ReadonlyMap<string, FileOnDisk>;
}

export interface FileOnDisk {
  sha256: string;
  /** Only where a merge may need it: the contents differ from the plan's. */
  text?: string;
  /** What groundplan wrote last, of a merged file that differs. */
  base?: string;
}

/** One file, plan against disk. */
export type Change =
  /** Nothing stands there. */
  | { kind: "create"; path: string; next: PlannedFile }
  /** Never touched by hand; `was` is the hash that must still be there when it is replaced. */
  | { kind: "update"; path: string; next: PlannedFile; was: string }
  /** Nothing to write. */
  | { kind: "same"; path: string; why: Same; next?: PlannedFile }
  /** No longer in the plan and never touched by hand. */
  | { kind: "delete"; path: string; was: string }
  /** Both sides changed, or what stands there is not ours. Merging tries to turn it into an update. */
  | {
      kind: "conflict";
      path: string;
      why: Conflict;
      next: PlannedFile;
      base?: string;
      yours?: string;
    };

/**
 * `equal`: the plan's contents already; `yours`: changed by hand, the plan did not change;
 * `owned`: written once, then left alone; `deleted`: removed by hand; `dropped`: no longer in the plan, but
 * changed by hand.
 */
export type Same = "equal" | "yours" | "owned" | "deleted" | "dropped";

/** `foreign`: groundplan never wrote it; `edited`: a generated file changed by hand; `both`: both sides changed it. */
export type Conflict = "foreign" | "edited" | "both";
