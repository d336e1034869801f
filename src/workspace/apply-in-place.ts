import { join } from "node:path";
import { sha256 } from "../merge/hash.ts";
import { explain, isSystemError, WorkspaceError } from "./failure.ts";
import { Gate } from "./gate.ts";
import { hashOf } from "./hash-file.ts";
import {
  hasLeavings,
  leavings,
  newFile,
  writeJournal,
  type Journal,
  type Move,
} from "./journal.ts";
import { HOME } from "../own-files.ts";
import { LOCK_FILE } from "./lock-file.ts";
import { rollBack, rollForward, sweep, type Site } from "./move.ts";
import { NOTHING, type Write } from "./writes.ts";

const UNCHANGED = "Nothing was changed.";

/**
 * Makes the writes in an existing root, all or none: stages every file, writes the journal, renames into place.
 * After an error everything is as it was; after a kill `recover` finishes or undoes it.
 */
export function applyInPlace(site: Site, writes: Iterable<Write>): void {
  if (hasLeavings(site.disk, site.root)) throw new Error("recover() has to run before apply()");
  let journal: Journal;
  try {
    journal = stage(site, writes);
    if (journal.moves.length === 0) return sweep(site);
    writeJournal(site.disk, site.root, journal);
  } catch (error) {
    ignoringSystemErrors(() => sweep(site));
    throw explain(error, UNCHANGED);
  }
  try {
    rollForward(site, journal);
  } catch (error) {
    undo(site, journal);
    throw explain(error, UNCHANGED);
  }
  ignoringSystemErrors(() => sweep(site, true));
}

function stage({ disk, root }: Site, writes: Iterable<Write>): Journal {
  const gate = new Gate(disk, root);
  const folders = new Set<string>();
  const moves: Move[] = [];
  if (gate.missing(LOCK_FILE).length > 0) disk.mkdir(join(root, HOME));
  disk.mkdir(leavings.stage(root));
  for (const { path, contents, executable, like, expect } of writes) {
    const entry = gate.look(path);
    const was = entry && hashOf(disk, join(root, path));
    if (expect !== undefined && expect !== (was ?? NOTHING)) throw changedMeanwhile(path);
    if (contents === undefined) {
      if (was !== undefined) moves.push({ path, was });
      continue;
    }
    const now = sha256(contents);
    if (expect === undefined && was === now) continue;
    const old = entry ?? (like === undefined ? undefined : gate.look(like));
    const mode = old?.mode ?? (executable ? 0o777 : 0o666);
    disk.write(newFile(root, moves.length), contents, mode);
    moves.push({ path, now, ...(was === undefined ? {} : { was }) });
    for (const folder of gate.missing(path)) if (folder !== HOME) folders.add(folder);
  }
  return { moves, folders: [...folders] };
}

function undo(site: Site, journal: Journal): void {
  try {
    rollBack(site, journal);
    sweep(site);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new WorkspaceError(
      "GP8011",
      "The run failed, and so did putting everything back",
      "Make room or set the permissions, then run it again: it finishes or undoes what was begun.",
      { cause: error },
    );
  }
}

function ignoringSystemErrors(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function changedMeanwhile(path: string): WorkspaceError {
  return new WorkspaceError(
    "GP8009",
    `${path} changed while groundplan was at work`,
    `${UNCHANGED} Run it again.`,
  );
}
