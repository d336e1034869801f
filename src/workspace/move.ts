import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { namesIn, removeIfEmpty, removeTree } from "./folders.ts";
import { hashOf } from "./hash-file.ts";
import { doneOf, leavings, newFile, oldFile, type Journal, type Move } from "./journal.ts";
import { HOME } from "../own-files.ts";

/** What stood where we write and was changed by somebody else since: moved aside, never lost. */
export type Rescued = { path: string; to: string };

/** A root, and whether a run before this one may have stopped anywhere. */
export interface Site {
  disk: Disk;
  root: string;
  /** Given after an interrupted run: looks before each step, and collects what it has to move aside. */
  rescued?: Rescued[];
}

/**
 * Does everything a journal says. A rename is the only step, and the stage shows which ones were done before:
 * `new-n` gone means it was put, `old-n` there means the old file was taken away.
 */
export function rollForward(site: Site, { moves, folders }: Journal): void {
  const { disk, root, rescued } = site;
  for (const folder of folders) {
    if (!rescued || !disk.lstat(join(root, folder))) disk.mkdir(join(root, folder));
  }
  for (const [slot, move] of moves.entries()) {
    if (!rescued) step(site, slot, move);
    else if (!isDone(site, slot, move)) clearAndStep(site, slot, move);
  }
  for (const { path, now } of moves) {
    if (now === undefined) prune(site, dirname(path));
  }
}

function step({ disk, root }: Site, slot: number, { path, was, now }: Move): void {
  const target = join(root, path);
  if (was !== undefined) disk.rename(target, oldFile(root, slot));
  if (now !== undefined) disk.rename(newFile(root, slot), target);
}

function isDone({ disk, root }: Site, slot: number, { now }: Move): boolean {
  if (now !== undefined) return !disk.lstat(newFile(root, slot));
  return disk.lstat(oldFile(root, slot)) !== undefined;
}

/** As `step`, after a run that may have stopped in the middle of it, and whatever happened to the file since. */
function clearAndStep(site: Site, slot: number, move: Move): void {
  const { disk, root } = site;
  const target = join(root, move.path);
  if (!disk.lstat(target)) return step(site, slot, { path: move.path, ...put(move) });
  const ours = !disk.lstat(oldFile(root, slot)) && hashOf(disk, target) === move.was;
  if (ours) return step(site, slot, move);
  if (move.now === undefined) return;
  setAside(site, move.path);
  step(site, slot, { path: move.path, ...put(move) });
}

const put = ({ now }: Move): { now?: string } => (now === undefined ? {} : { now });

/** Puts everything back as it was before the journal, wherever it stopped. */
export function rollBack(site: Site, { moves, folders }: Journal): void {
  const { disk, root, rescued } = site;
  for (const [slot, { path, now, was }] of [...moves.entries()].toReversed()) {
    const target = join(root, path);
    if (now !== undefined && !disk.lstat(newFile(root, slot)) && disk.lstat(target)) {
      if (rescued && hashOf(disk, target) !== now) setAside(site, path);
      else disk.rename(target, newFile(root, slot));
    }
    if (was !== undefined && disk.lstat(oldFile(root, slot))) {
      disk.rename(oldFile(root, slot), target);
    }
  }
  for (const folder of folders.toReversed()) removeIfEmpty(disk, join(root, folder));
}

function setAside({ disk, root, rescued }: Site, path: string): void {
  let to = `${path}.yours`;
  for (let n = 2; disk.lstat(join(root, to)); n++) to = `${path}.yours-${n}`;
  disk.rename(join(root, path), join(root, to));
  rescued?.push({ path, to });
}

/** Removes the folders that a removal left empty, up to the root; one that cannot go does no harm. */
function prune({ disk, root }: Site, folder: string): void {
  for (let one = folder; one !== "." && removeIfEmpty(disk, join(root, one)); one = dirname(one));
}

/**
 * Removes what a run leaves behind: first the journal, for without the stage it would be misread. Where everything that it says is
 * `done`, it goes last of all, under another name, so that whoever finds it can tell so.
 */
export function sweep({ disk, root }: Site, done = false): void {
  const [stage, mark] = [leavings.stage(root), doneOf(root)];
  if (done) disk.rename(leavings.journal(root), mark);
  for (const leaving of [leavings.journal, leavings.draft]) removeTree(disk, leaving(root));
  for (const name of namesIn(disk, stage)) {
    if (join(stage, name) !== mark) removeTree(disk, join(stage, name));
  }
  removeTree(disk, stage);
  removeIfEmpty(disk, join(root, HOME));
}
