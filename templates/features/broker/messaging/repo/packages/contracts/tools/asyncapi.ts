/**
 * Builds src/<service>.events.ts from contracts/<service>/asyncapi.yaml, as it stands on disk.
 * All or nothing: with one contract wrong, nothing is written.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEvents } from "./check-events.ts";
import { read, type Contract } from "./document.ts";
import { eventModuleOf } from "./event-module.ts";
import { finish, root } from "./files.ts";

const contracts = new Map<string, Contract>();
for (const id of readdirSync(join(root, "contracts")).toSorted()) {
  const file = `contracts/${id}/asyncapi.yaml`;
  if (existsSync(join(root, file)))
    contracts.set(id, read(file, readFileSync(join(root, file), "utf8")));
}

const readable = [...contracts].filter(([, { problems }]) => problems.length === 0);
const documents = new Map(readable.map(([id, { document }]) => [id, document]));
const files = new Map<string, string>();
for (const [id, { document, problems, report }] of readable) {
  try {
    checkEvents(id, documents, report);
    const text = problems.length > 0 ? undefined : eventModuleOf(id, document);
    if (text !== undefined) files.set(`contracts/src/${id}.events.ts`, text);
  } catch (error) {
    report([], `this is no AsyncAPI document that can be read: ${error}`);
  }
}

finish(
  [...contracts.values()].flatMap(({ problems }) => problems),
  files,
);
