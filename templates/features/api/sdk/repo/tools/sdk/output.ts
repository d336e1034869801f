import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";

/** Makes the folder of all SDKs. What is generated is kept out of git, which its owner may change. */
export function open(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "*\n");
}

/**
 * Puts an SDK in the place of an earlier one. What the generator did not write there, such as what was built from it, stays.
 * @returns the number of files of the new one.
 */
export function replace(from: string, to: string): number {
  for (const file of written(to)) rmSync(file, { force: true });
  cpSync(from, to, { recursive: true });
  return written(to).length;
}

/** The files that the generator says it wrote, those inside of the folder. */
function written(folder: string): string[] {
  const list = join(folder, ".openapi-generator/FILES");
  if (!existsSync(list)) return [];
  const files = readFileSync(list, "utf8").split("\n").filter(Boolean);
  return files
    .map((file) => resolve(folder, file))
    .filter((file) => file.startsWith(resolve(folder) + sep));
}
