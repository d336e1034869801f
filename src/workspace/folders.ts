import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { isSystemError } from "./failure.ts";

/** What is in a folder. One that may be written to but not listed tells nothing. */
export function namesIn(disk: Disk, folder: string): string[] {
  try {
    return disk.readdir(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** Removes whatever stands there, links themselves and not what they lead to. */
export function removeTree(disk: Disk, path: string): void {
  const entry = disk.lstat(path);
  if (!entry) return;
  if (entry.kind !== "folder") return disk.unlink(path);
  for (const name of disk.readdir(path)) removeTree(disk, join(path, name));
  disk.rmdir(path);
}

/** Removes a folder if nothing is in it; says whether it went. */
export function removeIfEmpty(disk: Disk, path: string): boolean {
  try {
    disk.rmdir(path);
    return true;
  } catch (error) {
    // What is gone already, another has removed: an interrupted run, perhaps.
    if (isSystemError(error)) return error.code === "ENOENT";
    throw error;
  }
}

/** Makes folders as they are needed, each once, parents first. */
export class Folders {
  readonly #disk: Disk;
  readonly #known: Set<string>;

  /** `existing`: a folder that is there. */
  constructor(disk: Disk, existing: string) {
    this.#disk = disk;
    this.#known = new Set([existing]);
  }

  make(path: string): void {
    if (this.#known.has(path)) return;
    this.make(dirname(path));
    this.#disk.mkdir(path);
    this.#known.add(path);
  }
}
