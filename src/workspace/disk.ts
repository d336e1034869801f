import fs from "node:fs";

export interface Entry {
  kind: "file" | "folder" | "link" | "other";
  /** Milliseconds since 1970. */
  changed: number;
  /** Permission bits. */
  mode: number;
}

/**
 * All that this layer asks of the file system, one call each, synchronous (faster than awaiting thousands of small
 * writes). Tests put a disk in its place that fails at any call. Errors are Node's own, with `code`.
 */
export interface Disk {
  /** What stands there, links not followed; undefined: nothing. */
  lstat(path: string): Entry | undefined;
  realpath(path: string): string;
  readdir(path: string): string[];
  read(path: string): Uint8Array;
  /** Creates a file; throws EEXIST where there is one. */
  write(path: string, text: string, mode?: number): void;
  /** Waits until a file's contents have reached the device. */
  sync(path: string): void;
  mkdir(path: string): void;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  /** Removes an empty folder. */
  rmdir(path: string): void;
}

export const nodeDisk: Disk = {
  lstat(path) {
    const stats = statOrNothing(path);
    if (!stats) return undefined;
    return { kind: kindOf(stats), changed: stats.mtimeMs, mode: stats.mode & 0o777 };
  },
  realpath: (path) => fs.realpathSync(path),
  readdir: (path) => fs.readdirSync(path),
  read: (path) => fs.readFileSync(path),
  // With the encoding named, Node writes in one call of its own, without a copy of the text.
  write: (path, text, mode = 0o666) =>
    fs.writeFileSync(path, text, { encoding: "utf8", flag: "wx", mode }),
  sync(path) {
    const file = fs.openSync(path, "r+");
    try {
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
  },
  mkdir: (path) => void fs.mkdirSync(path),
  rename: (from, to) => fs.renameSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  rmdir: (path) => fs.rmdirSync(path),
};

/** A file in place of a parent means, as ENOENT does, that nothing is there. */
function statOrNothing(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

function kindOf(stats: fs.Stats): Entry["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}
