import { join, resolve } from "node:path";
import { sweepBeside } from "./apply-new.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { explain, isSystemError, WorkspaceError } from "./failure.ts";
import { removeIfEmpty } from "./folders.ts";
import { doneOf, hasLeavings, hasTraces, readJournal, type Journal } from "./journal.ts";
import { HOME } from "../own-files.ts";
import { rollBack, rollForward, sweep, type Rescued, type Site } from "./move.ts";
import { realRoot } from "./root.ts";

export interface Recovery {
  /** `finished`: all of an interrupted run's files stand now; `undone`: none of them does. */
  outcome: "finished" | "undone";
  /** Files that were changed since the interruption, and where they are now. */
  rescued: readonly Rescued[];
}

/** What became of a run that was interrupted, as people read it. */
export function recoveredText({ outcome, rescued }: Recovery): string {
  const done = `An earlier run was interrupted; it is ${outcome} now.`;
  const aside = rescued.map(({ path, to }) => `  ${path} was changed since: your text is in ${to}`);
  return [done, ...aside].join("\n");
}

/**
 * Finishes what a killed run began, or undoes it: what was committed is finished, unless the disk refuses.
 * To be called, under `withLock`, before anything is read. Undefined: there was nothing to do.
 * Throws a `WorkspaceError` (GP8011) where neither way works; nothing is lost then, and it can be tried again.
 */
export function recover(root: string, disk: Disk = nodeDisk): Recovery | undefined {
  const real = realRoot(disk, root);
  const beside = sweepBeside(disk, resolve(root));
  if (!real || !hasLeavings(disk, real)) {
    if (real) removeIfEmpty(disk, join(real, HOME));
    return beside ? { outcome: "undone", rescued: [] } : undefined;
  }
  const rescued: Rescued[] = [];
  const site = { disk, root: real, rescued };
  const journal = readJournal(disk, real);
  const isDone = disk.lstat(doneOf(real)) !== undefined;
  const isNews = journal !== undefined || hasTraces(disk, real);
  const outcome = journal ? finish(site, journal) : isDone ? "finished" : "undone";
  try {
    sweep(site, journal !== undefined && outcome === "finished");
  } catch (error) {
    throw explain(error, "An interrupted run could not be cleaned up.");
  }
  return isNews ? { outcome, rescued } : undefined;
}

function finish(site: Site, journal: Journal): Recovery["outcome"] {
  try {
    rollForward(site, journal);
    return "finished";
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  try {
    rollBack(site, journal);
    return "undone";
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new WorkspaceError(
      "GP8011",
      `An interrupted run can be neither finished nor undone: ${error.message}`,
      "Make room or set the permissions, then run it again. Until then do not remove .groundplan.",
      { cause: error },
    );
  }
}
