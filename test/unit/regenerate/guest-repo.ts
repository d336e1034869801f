import { expect } from "vitest";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import { REAL } from "../plan/plans.ts";
import { MemoryDisk } from "../workspace/memory-disk.ts";

const ROOT = "/repo";
export const BLUEPRINT = `groundplan: 1
name: shelf
services:
  lending: { api: { rest: {} } }
`;

/** A repo on a disk in memory that was there before groundplan. */
export function guestRepo() {
  const disk = new MemoryDisk();
  disk.mkdir(ROOT);

  function put(path: string, text: string): void {
    const full = `${ROOT}/${path}`;
    for (let at = full.indexOf("/", 1); at > 0; at = full.indexOf("/", at + 1))
      if (!disk.lstat(full.slice(0, at))) disk.mkdir(full.slice(0, at));
    if (disk.lstat(full)) disk.unlink(full);
    disk.write(full, text);
  }

  const read = (path: string): string => disk.tree()[`${ROOT}/${path}`]!;
  const run = (options: Partial<RegenerateOptions> = {}) =>
    regenerate(ROOT, { mode: "write", install: false, ...options }, { catalog: REAL, disk });
  /** groundplan comes to it with this blueprint. */
  const come = (blueprintText = BLUEPRINT) => run({ guest: true, blueprintText });

  /** Nothing may be written where it is refused. */
  async function refused(of: readonly { code: string; file: string }[], text?: string) {
    const before = disk.tree();
    await expect(come(text)).rejects.toMatchObject({ problems: of });
    expect(disk.tree()).toEqual(before);
  }

  put("package.json", '{ "name": "old", "private": true, "scripts": { "dev": "mine" } }\n');
  const paths = () =>
    Object.keys(disk.tree())
      .filter((path) => path.startsWith(`${ROOT}/`))
      .map((path) => path.slice(ROOT.length + 1));
  return {
    put,
    read,
    run,
    come,
    refused,
    paths,
    has: (path: string) => disk.lstat(`${ROOT}/${path}`) !== undefined,
    manifest: () => JSON.parse(read("package.json")),
  };
}
