/**
 * Builds src/<service>.events.ts and src/<service>.received.ts from contracts/<service>/asyncapi.yaml, as it stands on disk.
 * All or nothing: with one contract wrong, nothing is written.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkEvents } from "./check-events.ts";
import { read, type Contract } from "./document.ts";
import { eventModuleOf } from "./event-module.ts";
import { finish, root } from "./files.ts";
import { receivedModuleOf } from "./received-module.ts";

const contracts = new Map<string, Contract>();
for (const id of readdirSync(join(root, "contracts")).toSorted()) {
  const file = `contracts/${id}/asyncapi.yaml`;
  if (existsSync(join(root, file)))
    contracts.set(id, read(file, readFileSync(join(root, file), "utf8")));
}

const readable = [...contracts].filter(([, { problems }]) => problems.length === 0);
const documents = new Map(readable.map(([id, { document }]) => [id, document]));
for (const [id, { report }] of readable) {
  try {
    checkEvents(id, documents, report);
  } catch (error) {
    report([], `this is no AsyncAPI document that can be read: ${error}`);
  }
}

const problems = [...contracts.values()].flatMap((contract) => contract.problems);
const files = new Map<string, string>();
const empty: string[] = [];
for (const [id, { document }] of problems.length > 0 ? [] : readable) {
  const modules = {
    events: eventModuleOf(id, document),
    received: receivedModuleOf(id, documents),
  };
  for (const [kind, text] of Object.entries(modules)) {
    const place = `contracts/src/${id}.${kind}.ts`;
    if (text === undefined) empty.push(place);
    else files.set(place, text);
  }
}

finish(problems, files, empty);
