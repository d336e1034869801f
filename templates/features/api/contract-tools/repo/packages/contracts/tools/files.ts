import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root of the repository. */
export const root: string = join(import.meta.dirname, "../../..");

/**
 * Writes the modules by their places in `packages/`, those that changed, and takes away those of which nothing is left; with any
 * problem it tells them all, and does nothing.
 */
export function finish(
  problems: readonly string[],
  files: ReadonlyMap<string, string>,
  empty: readonly string[] = [],
): void {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exit(1);
  for (const [place, text] of files) {
    const file = join(root, "packages", place);
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  }
  for (const place of empty) rmSync(join(root, "packages", place), { force: true });
}
