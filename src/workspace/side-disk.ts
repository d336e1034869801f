import { sideOf, type Side } from "../merge/sides.ts";
import type { Disk } from "./disk.ts";
import { utf8Text } from "./utf8.ts";

/** What a side has otherwise than it is on disk, by its full path: another text, or nothing. */
export type Otherwise = ReadonlyMap<string, string | undefined>;

/** A disk on which files with conflicts of git's read as one side has them. Nothing is written through it. */
export const sideDisk = (disk: Disk, side: Side, otherwise: Otherwise = new Map()): Disk => {
  const isGone = (path: string) => otherwise.has(path) && otherwise.get(path) === undefined;
  return {
    lstat: (path) => (isGone(path) ? undefined : disk.lstat(path)),
    realpath: (path) => disk.realpath(path),
    readdir: (path) => disk.readdir(path).filter((name) => !isGone(`${path}/${name}`)),
    read(path) {
      const own = otherwise.get(path);
      if (own !== undefined) return new TextEncoder().encode(own);
      const bytes = disk.read(path);
      const text = utf8Text(bytes);
      const one = text === undefined ? undefined : sideOf(text, side);
      return one === undefined ? bytes : new TextEncoder().encode(one);
    },
    write: readOnly,
    sync: readOnly,
    mkdir: readOnly,
    rename: readOnly,
    unlink: readOnly,
    rmdir: readOnly,
  };
};

function readOnly(): never {
  throw new Error("a side of a merge is only read");
}
