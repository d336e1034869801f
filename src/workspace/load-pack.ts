import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { compilePack } from "../render/compile.ts";
import type { Pack, TemplateSource } from "../render/pack.ts";

/** The pack of a `templates/` folder, compiled on the spot: for development, tests and a team's own templates. */
export function loadPack(folder: string): Pack {
  return compilePack(readSources(folder));
}

/** Every file below a folder, as text, in the order of their paths. */
export function readSources(folder: string): TemplateSource[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(folder, file).replaceAll("\\", "/"),
      text: readFileSync(file, "utf8"),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
