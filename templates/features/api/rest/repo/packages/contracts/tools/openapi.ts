/**
 * Builds src/<service>.ts and src/<service>.openapi.json from contracts/<service>/openapi.yaml, as it stands on disk.
 * All or nothing: with one contract wrong, nothing is written.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "./document.ts";
import { jsonFile } from "./literal.ts";
import { moduleOf } from "./module.ts";

const root = join(import.meta.dirname, "../../..");
const problems: string[] = [];
const files = new Map<string, string>();

for (const id of readdirSync(join(root, "contracts")).toSorted()) {
  const file = `contracts/${id}/openapi.yaml`;
  if (!existsSync(join(root, file))) continue;
  try {
    const found = read(file, readFileSync(join(root, file), "utf8"));
    problems.push(...found.problems);
    if (found.problems.length > 0) continue;
    files.set(`${id}.ts`, moduleOf(id, found.document));
    files.set(`${id}.openapi.json`, jsonFile(found.document));
  } catch (error) {
    problems.push(`${file}:1:1 this is no OpenAPI document that can be read: ${error}`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

for (const [name, text] of files) {
  const file = join(root, "packages/contracts/src", name);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
