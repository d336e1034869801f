/**
 * Builds src/<service>.ts and src/<service>.openapi.json, and the service's module of packages/api-client, from
 * contracts/<service>/openapi.yaml, as it stands on disk.
 * All or nothing: with one contract wrong, nothing is written.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.ts";
import { clientModuleOf } from "./client-module.ts";
import { read } from "./document.ts";
import { finish, root } from "./files.ts";
import { jsonFile } from "./literal.ts";
import { moduleOf } from "./module.ts";

const problems: string[] = [];
const files = new Map<string, string>();

for (const id of readdirSync(join(root, "contracts")).toSorted()) {
  const file = `contracts/${id}/openapi.yaml`;
  if (!existsSync(join(root, file))) continue;
  try {
    const {
      document,
      problems: found,
      report,
    } = read(file, readFileSync(join(root, file), "utf8"));
    if (found.length === 0) check(document, report);
    problems.push(...found);
    if (found.length > 0) continue;
    files.set(`contracts/src/${id}.ts`, moduleOf(id, document));
    files.set(`contracts/src/${id}.openapi.json`, jsonFile(document));
    files.set(`api-client/src/services/${id}.ts`, clientModuleOf(id, document));
  } catch (error) {
    problems.push(`${file}:1:1 this is no OpenAPI document that can be read: ${error}`);
  }
}

finish(problems, files);
