import { dirname, join } from "node:path";
import { expand } from "brace-expansion";
import { parse } from "yaml";
import type { Lock } from "../merge/types.ts";
import type { Guest, PackageManager } from "../plan/index.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { jsonOf, packageManagerOf, readText } from "./repo-facts.ts";
import { baseReader } from "./snapshot.ts";

const MANIFEST = "package.json";
const PNPM = "pnpm-workspace.yaml";

interface Manifest {
  name?: unknown;
  workspaces?: unknown;
  scripts?: unknown;
}

/**
 * What is to be known of a repo that was there before groundplan came. What the last run put into its package.json is not its own.
 * @throws {WorkspaceError} where its package.json is none (GP8024).
 */
export function guestOf(root: string, lock: Lock | undefined, disk: Disk = nodeDisk): Guest {
  const { workspaces, scripts } = manifestOf(root, disk);
  const ours = asMap(asMap(jsonOf(baseReader(disk, root, lock)(MANIFEST))).scripts);
  const own = Object.entries(asMap(scripts)).filter(([name, command]) => ours[name] !== command);
  return {
    workspaces: isMap(workspaces) ? "object" : "array",
    globs: globsIn(root, disk)
      .filter((one) => /[*!{]/.test(one))
      .flatMap((one) => expand(one)),
    scripts: Object.fromEntries(own.map(([name, command]) => [name, String(command)])),
  };
}

/**
 * Where a repo's package manager looks for its workspaces: folders or globs, `{a,b}` written out; what begins with `!` is left
 * out.
 */
export const workspaceGlobs = (root: string, disk: Disk = nodeDisk): string[] =>
  globsIn(root, disk).flatMap((glob) => expand(glob));

function globsIn(root: string, disk: Disk): string[] {
  const pnpm = readText(root, PNPM, disk);
  if (pnpm !== undefined) return textsOf(asMap(yamlOf(pnpm)).packages);
  const { workspaces } = manifestOf(root, disk);
  return textsOf(isMap(workspaces) ? workspaces.packages : workspaces);
}

/** The package manager of a repo that was there before, by what it names or by its lock file. */
export function guestManagerOf(root: string, disk: Disk = nodeDisk): PackageManager {
  const has = (name: string) => disk.lstat(join(root, name)) !== undefined;
  const named = packageManagerOf(root, disk);
  if (named === "yarn" || named === "pnpm") return named;
  if (has("pnpm-lock.yaml")) return "pnpm";
  return has("yarn.lock") && !has("package-lock.json") ? "yarn" : "npm";
}

/** What a repo calls itself in its package.json. */
export const guestName = (root: string, disk: Disk = nodeDisk): string =>
  String(manifestOf(root, disk).name ?? "");

/**
 * The folder to which groundplan may come as a guest: this one, if it has a package.json.
 * @throws {WorkspaceError} where there is none (GP8012), or where it is a workspace of another folder (GP8025).
 */
export function guestRootOf(folder: string = process.cwd(), disk: Disk = nodeDisk): string {
  if (!disk.lstat(join(folder, MANIFEST)))
    throw new WorkspaceError(
      "GP8012",
      `${folder} is in no repo of groundplan, and has no ${MANIFEST} to which services could be added`,
      "Make one with npm init, or a whole repo with groundplan new.",
    );
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
    const text = readText(above, MANIFEST, disk);
    const isRoot = disk.lstat(join(above, PNPM)) || asMap(jsonOf(text)).workspaces !== undefined;
    if (isRoot)
      throw new WorkspaceError(
        "GP8025",
        `${folder} is inside the workspace of ${above}`,
        "Run it there.",
      );
  }
  return folder;
}

function manifestOf(root: string, disk: Disk): Manifest {
  const data = jsonOf(readText(root, MANIFEST, disk));
  if (isMap(data)) return data;
  throw new WorkspaceError(
    "GP8024",
    `${join(root, MANIFEST)} cannot be read as JSON`,
    "Correct it, then run it again.",
  );
}

const isMap = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);
const asMap = (data: unknown): Record<string, unknown> => (isMap(data) ? data : {});
const textsOf = (data: unknown): string[] =>
  Array.isArray(data) ? data.filter((one) => typeof one === "string") : [];

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
