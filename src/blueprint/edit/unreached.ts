import type { Problem } from "../../problem.ts";
import type { DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { operationsOf } from "../slots.ts";
import { isOpen, open, type Reader } from "./read-sound.ts";

/** What nobody may do, and no event asks for, since an edit: it may have been forgotten to say who may. */
export function unreachedSince(before: string, after: string, reader: Reader): Problem[] {
  const known = new Set(unreachedIn(before, reader).map(({ message }) => message));
  return unreachedIn(after, reader).filter(({ message }) => !known.has(message));
}

function unreachedIn(text: string, reader: Reader): Problem[] {
  const opened = open(text, reader);
  if (!isOpen(opened)) return [];
  for (const service of opened.draft.services) tellIn(service, opened.found.report);
  return opened.found.sorted();
}

function tellIn({ name: home, ...service }: DraftService, report: Report): void {
  const { entities, operations, consumes } = service;
  for (const { name, crud, allow } of entities)
    for (const { verb, at } of crud) {
      const { who = [] } = allow.find((one) => one.verb.text === verb) ?? {};
      if (who.length > 0) continue;
      const help = `Say who may, in \`allow: { ${verb}: … }\`, or take it out of \`crud\`.`;
      report("GP1909", at, `Nobody may \`${verb}\` ${shown(`${home.text}.${name.text}`)}`, help);
    }
  const asked = new Set(consumes.flatMap(operationsOf).map(({ text }) => text));
  for (const { name, allow } of operations) {
    if (allow.length > 0 || asked.has(name.text)) continue;
    const message = `Nobody may do ${shown(`${home.text}.${name.text}`)}, and no event asks for it`;
    const help = "Say who may, in `allow`, or which event asks for it, in `consumes`.";
    report("GP1909", name.at, message, help);
  }
}
