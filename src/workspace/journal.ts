import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { namesIn } from "./folders.ts";
import { HOME } from "../own-files.ts";

/** One file on its way: its new contents wait in the stage, its old ones are moved there. */
export interface Move {
  path: string;
  /** Hash of what is put there; absent: the file is taken away. */
  now?: string;
  /** Hash of what stood there; absent: nothing did. */
  was?: string;
}

/** What a run is about to do, written before it does it. From then on it can be finished or undone by anyone. */
export interface Journal {
  moves: readonly Move[];
  /** Folders to make, parents first. */
  folders: readonly string[];
}

export const stageOf = (root: string): string => join(root, HOME, "stage");
export const newFile = (root: string, slot: number): string => join(stageOf(root), `new-${slot}`);
export const oldFile = (root: string, slot: number): string => join(stageOf(root), `old-${slot}`);
export const journalOf = (root: string): string => join(root, HOME, "journal.json");
const draftOf = (root: string): string => join(root, HOME, "journal.tmp");

/** Commits: the one moment at which the old tree becomes the new one, for whoever finds the journal. */
export function writeJournal(disk: Disk, root: string, journal: Journal): void {
  disk.write(draftOf(root), JSON.stringify(journal));
  disk.sync(draftOf(root));
  disk.rename(draftOf(root), journalOf(root));
}

export function readJournal(disk: Disk, root: string): Journal | undefined {
  if (!disk.lstat(journalOf(root))) return undefined;
  return JSON.parse(new TextDecoder().decode(disk.read(journalOf(root)))) as Journal;
}

/** The journal of a run that has done everything and is about to tidy up. */
export const doneOf = (root: string): string => join(stageOf(root), "done");

/** Are there leavings of a run, with a journal or without? */
export function hasLeavings(disk: Disk, root: string): boolean {
  return [stageOf, draftOf, journalOf].some((path) => disk.lstat(path(root)) !== undefined);
}

/** Without a journal: is there anything that tells how far a run came? An empty stage is all that the first and the last moment leave. */
export const hasTraces = (disk: Disk, root: string): boolean =>
  disk.lstat(draftOf(root)) !== undefined || namesIn(disk, stageOf(root)).length > 0;

export const leavings = { stage: stageOf, draft: draftOf, journal: journalOf };
