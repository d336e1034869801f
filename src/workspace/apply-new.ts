import { basename, dirname, join, relative } from "node:path";
import type { Disk } from "./disk.ts";
import { explain, isSystemError, WorkspaceError } from "./failure.ts";
import { Folders, namesIn, removeTree } from "./folders.ts";
import { isRunning, processTag } from "./process-tag.ts";
import type { Write } from "./writes.ts";

const MARK = ".groundplan-";
const NOTHING_LEFT = "Nothing was written.";

/**
 * Writes a root that does not exist yet: everything goes into a folder beside the topmost one that is missing, and
 * one rename puts it in place. Until then nobody sees any of it; after an error nothing is left.
 */
export function applyNew(disk: Disk, root: string, writes: Iterable<Write>): void {
  const top = topmostMissing(disk, root);
  const stage = join(dirname(top), `${prefixFor(top)}${processTag()}`);
  try {
    disk.mkdir(stage);
    const folders = new Folders(disk, stage);
    const inside = join(stage, relative(top, root));
    folders.make(inside);
    for (const { path, contents, executable } of writes) {
      if (contents === undefined) continue;
      const target = join(inside, path);
      folders.make(dirname(target));
      disk.write(target, contents, executable ? 0o777 : 0o666);
    }
    disk.rename(stage, top);
  } catch (error) {
    try {
      removeTree(disk, stage);
    } catch (second) {
      if (!isSystemError(second)) throw second;
    }
    throw taken(error) ?? explain(error, NOTHING_LEFT);
  }
}

/** Removes what a killed run left beside a root that it never got to; says whether there was anything. */
export function sweepBeside(disk: Disk, root: string): boolean {
  const top = disk.lstat(root) ? root : topmostMissing(disk, root);
  const prefix = prefixFor(top);
  const left = namesIn(disk, dirname(top)).filter(
    (name) => name.startsWith(prefix) && isAbandoned(name.slice(prefix.length)),
  );
  for (const name of left) removeTree(disk, join(dirname(top), name));
  return left.length > 0;
}

/** This process is not writing while it recovers, so a stage of its own is abandoned too. */
const isAbandoned = (tag: string): boolean => tag === processTag() || !isRunning(tag);

const prefixFor = (top: string): string => `.${basename(top)}${MARK}`;

function topmostMissing(disk: Disk, root: string): string {
  let top = root;
  while (!disk.lstat(dirname(top))) top = dirname(top);
  return top;
}

function taken(error: unknown): WorkspaceError | undefined {
  if (!isSystemError(error) || !/^E(?:NOTEMPTY|EXIST|NOTDIR|ISDIR)$/.test(error.code))
    return undefined;
  const help = `${NOTHING_LEFT} Choose another folder.`;
  return new WorkspaceError("GP8001", "The folder was made meanwhile", help, { cause: error });
}
