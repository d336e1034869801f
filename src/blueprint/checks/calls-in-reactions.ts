import type { DraftService } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";

/** What reacts to an event runs in a transaction and in nobody's name: it calls nobody. */
export function checkReactions({ consumes, operations }: DraftService, report: Report): void {
  const calling = new Set(
    operations.filter(({ calls }) => calls.length > 0).map(({ name }) => name.text),
  );
  for (const reaction of consumes) {
    for (const word of [reaction.do, reaction.refused, reaction.missing]) {
      if (!word || !calling.has(word.text)) continue;
      const message = `${shown(word.text)} calls another service, which no reaction can: it runs in a transaction and in nobody's name`;
      const help = "React with an operation without `calls`; let the event carry what it needs.";
      report("GP2102", word.at, message, help);
    }
  }
}
