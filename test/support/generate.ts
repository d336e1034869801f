import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./processes.ts";

export const ROOT = join(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "bin/groundplan.js");

/** A folder for one test file; `remove` takes it away. */
export function workFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "groundplan-built-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Makes a repo with the program as users start it. `flags` such as `["--from", "shop.yaml"]`. */
export async function generate(target: string, flags: readonly string[]): Promise<string> {
  const words = ["new", target, ...flags, "--yes", "--no-install", "--no-git"];
  const { code, output } = await run([process.execPath, PROGRAM, ...words], { cwd: ROOT });
  if (code !== 0) throw new Error(`groundplan ${words.join(" ")} ended with ${code}:\n${output}`);
  return output;
}

/** A file that holds a blueprint, beside the folder that is to be made from it. */
export function blueprintFile(folder: string, name: string, text: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return file;
}

/** Every file below a folder by its path, but for what is installed. */
export function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !/(^|\/)(node_modules|\.git)(\/|$)/.test(path))
    .filter((path) => statSync(join(folder, path)).isFile())
    .toSorted();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
