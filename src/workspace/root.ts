import { resolve } from "node:path";
import { nodeDisk, type Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { HOME } from "../own-files.ts";

export const RUN_LOCK = "run.lock";

/** The real path of a root; undefined: it does not exist yet. Throws where it is anything but a folder (GP8002). */
export function realRoot(disk: Disk, root: string): string | undefined {
  const path = resolve(root);
  const entry = disk.lstat(path);
  if (!entry) return undefined;
  const real = entry.kind === "link" ? followed(disk, path) : path;
  if (real && disk.lstat(real)?.kind === "folder") return disk.realpath(real);
  throw new WorkspaceError("GP8002", `${root} is not a folder`, "Choose another one.");
}

function followed(disk: Disk, path: string): string | undefined {
  try {
    return disk.realpath(path);
  } catch {
    return undefined;
  }
}

/** Refuses a folder that a new system cannot go to: one that holds anything (GP8001), or is none (GP8002). */
export function checkNewRoot(root: string, disk: Disk = nodeDisk): void {
  const real = realRoot(disk, root);
  const names = real === undefined ? [] : disk.readdir(real);
  if (names.every((name) => name === HOME && holdsOnlyTheLock(disk, `${real}/${HOME}`))) return;
  throw new WorkspaceError(
    "GP8001",
    `${root} is not empty`,
    "Choose a folder that does not exist yet or holds nothing.",
  );
}

function holdsOnlyTheLock(disk: Disk, home: string): boolean {
  return disk.readdir(home).every((name) => name === RUN_LOCK);
}
