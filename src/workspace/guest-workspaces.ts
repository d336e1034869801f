import { join } from "node:path";
import { globTest } from "../plan/globs.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { workspaceGlobs } from "./guest-repo.ts";
import { jsonOf, readText } from "./repo-facts.ts";

/** A package of a repo. */
export interface Workspace {
  /** From the root; empty: the root itself. */
  folder: string;
  /** As its package.json says it. */
  name: string;
}

/** The packages of a repo that have a name: its root, and the folders in which its package manager looks for others. */
export function workspacesOf(root: string, disk: Disk = nodeDisk): Workspace[] {
  const globs = workspaceGlobs(root, disk).map((glob) => glob.replace(/^\.\/|\/$/g, ""));
  const [without, wanted] = [true, false].map((negated) =>
    globs.filter((glob) => glob.startsWith("!") === negated),
  ) as [string[], string[]];
  const out = without.map((glob) => globTest(glob.replace(/^!(?:\.\/)?/, "")));
  const found = new Set(wanted.flatMap((glob) => foldersAt(root, "", glob.split("/"), disk)));
  return ["", ...found]
    .filter((folder) => !out.some((test) => test.test(folder)))
    .flatMap((folder) => {
      const text = readText(root, join(folder, "package.json"), disk);
      const { name } = (jsonOf(text) ?? {}) as { name?: unknown };
      return typeof name === "string" ? [{ folder, name }] : [];
    });
}

/** The folders below one that the parts of a glob lead to. */
function foldersAt(
  root: string,
  folder: string,
  [part, ...rest]: readonly string[],
  disk: Disk,
): string[] {
  if (part === undefined) return [folder];
  const below = () =>
    disk
      .readdir(join(root, folder))
      .filter((name) => !name.startsWith(".") && name !== "node_modules")
      .map((name) => ({ name, path: join(folder, name) }))
      .filter(({ path }) => disk.lstat(join(root, path))?.kind === "folder");
  if (part === "**")
    return [
      ...foldersAt(root, folder, rest, disk),
      ...below().flatMap(({ path }) => foldersAt(root, path, [part, ...rest], disk)),
    ];
  const test = globTest(part);
  return below()
    .filter(({ name }) => test.test(name))
    .flatMap(({ path }) => foldersAt(root, path, rest, disk));
}
