import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { WorkspaceError } from "./failure.ts";
import { BLUEPRINT_FILE, HOME } from "../own-files.ts";

/** The nearest folder above, or the folder itself, that groundplan has built; by default from where the process runs. */
export function rootOf(folder: string = process.cwd()): string | undefined {
  if (existsSync(join(folder, HOME))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootOf(above);
}

/**
 * The root of the repo that a folder is in, by default the one that the process runs in.
 * @throws {WorkspaceError} where there is none (GP8012).
 */
export function repoRoot(folder: string = process.cwd()): string {
  const root = rootOf(folder);
  if (root !== undefined) return root;
  throw new WorkspaceError(
    "GP8012",
    `${folder} is in no repo of groundplan`,
    "Go to one, or make one with groundplan new.",
  );
}

/** Whether a folder is in a git repository, as far as its folders tell. */
export function isInGit(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const above = dirname(folder);
  return above !== folder && isInGit(above);
}

/** The path, from a folder, of the blueprint that lies in it, or else in the repo that it is in. */
export function blueprintFrom(folder: string = process.cwd()): string | undefined {
  if (existsSync(join(folder, BLUEPRINT_FILE))) return BLUEPRINT_FILE;
  const root = rootOf(folder);
  return root === undefined ? undefined : join(relative(folder, root), BLUEPRINT_FILE);
}
