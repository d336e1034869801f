import type { Ownership, PlannedFile } from "../plan/types.ts";

/** What `.groundplan/lock.json` says: who wrote the files, and how they looked when they were written. */
export interface Lock {
  /** The version of groundplan that wrote it. */
  groundplan: string;
  /** The repo was there before, and only services of it are groundplan's. */
  guest?: true;
  files: ReadonlyMap<string, LockedFile>;
}

export interface LockedFile {
  /** Of the contents as groundplan planned them, in hexadecimal. */
  sha256: string;
  ownership: Ownership;
  /** The plan no longer has it. It was changed by hand, so that it stays, and is merged with the plan if it comes back. */
  left?: true;
}

/** What stands on disk at the paths of a plan and of the lock. */
export interface Snapshot {
  /** Absent: groundplan never wrote here. */
  lock?: Lock;
  /** By the path that the plan has for them. */
  files: ReadonlyMap<string, FileOnDisk>;
}

export interface FileOnDisk {
  /** Of its bytes. */
  sha256: string;
  /** Of its text with plain line ends and no byte order mark, where that is another one. */
  plain?: string;
  /** Only where a merge may need it: the contents differ from the plan's, or the file moves. */
  text?: string;
  /** What groundplan wrote last, of a merged file that was changed since and differs from the plan. */
  base?: string;
  /** Where it stands, while the plan has another path for it: its owner got another name. */
  from?: string;
}

/** Where a file comes from that goes to another path. */
interface Moving {
  from?: string;
}

/** One file, plan against disk. `was` is the hash that must still be there when it is replaced. */
export type Change =
  /** Nothing stands there. */
  | { kind: "create"; path: string; next: PlannedFile }
  /** Never touched by hand. `put`: what is written, where it is not the plan's text to the letter (line ends). */
  | ({ kind: "update"; path: string; next: PlannedFile; was: string; put?: string } & Moving)
  /** Nothing to write, but for a file that moves as it is. */
  | {
      kind: "same";
      path: string;
      why: Same;
      next?: PlannedFile;
      /** What groundplan plans for it is not what it planned last. */
      changed?: boolean;
    }
  /** Goes to another path as it is. */
  | {
      kind: "move";
      path: string;
      from: string;
      next: PlannedFile;
      was: string;
      put: string;
      changed: boolean;
    }
  /** No longer in the plan and never touched by hand. */
  | { kind: "delete"; path: string; was: string }
  /** Both sides changed, or what stands there is not ours. `resolve` turns it into one of those below. */
  | ({
      kind: "conflict";
      path: string;
      why: Conflict;
      next: PlannedFile;
      was: string;
      base?: string;
      yours?: string;
    } & Moving)
  /** Both sides in one text. `marks`: the lines, from 1, at which a marked conflict begins. */
  | ({
      kind: "merge";
      path: string;
      next: PlannedFile;
      was: string;
      put: string;
      marks: readonly number[];
      /** Where the user moved it, and where it is written; lock and merge base know it by its path in the plan. */
      at?: string;
      /** The file was there before groundplan came. */
      joined?: true;
    } & Moving)
  /** Replaced, though it was changed by hand: what stood there goes beside it. */
  | ({
      kind: "replace";
      path: string;
      next: PlannedFile;
      was: string;
      aside: { path: string; text: string };
    } & Moving)
  /** It should change and does not: it is no text, or the user's side was asked for. */
  | ({ kind: "kept"; path: string; next: PlannedFile; why: "not-text" | "ours" } & Moving);

/**
 * `equal`: the plan's contents already; `yours`: changed by hand, the plan did not change;
 * `owned`: written once, then left alone; `deleted`: removed by hand; `dropped`: no longer in the plan, but
 * changed by hand; `left`: that was so before already, or it was not asked for in this run; `theirs`: it was there before groundplan came.
 */
export type Same = "equal" | "yours" | "owned" | "deleted" | "dropped" | "left" | "theirs";

/** `foreign`: groundplan never wrote it; `edited`: a generated file changed by hand; `both`: both sides changed it. */
export type Conflict = "foreign" | "edited" | "both";
