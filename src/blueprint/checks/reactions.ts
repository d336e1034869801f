import type { Draft, DraftOperation, DraftService } from "../draft.ts";
import type { DraftReaction } from "../draft-events.ts";
import type { Report, Word } from "../report.ts";
import { findEvent, findOperation, findService } from "../scope.ts";
import { shown } from "../shown.ts";
import { entityOf } from "../slots.ts";
import { POLICIES } from "../types.ts";
import { checkMapping } from "./mapping.ts";

/** Reactions are to events that exist, by operations that can do it with what they are given. */
export function checkReactions(service: DraftService, draft: Draft, report: Report): void {
  const done = new Set<string>();
  for (const reaction of service.consumes) {
    const source = findService(draft, reaction.service, report);
    const event = source && findEvent(source, reaction.event, report);
    const operation = reaction.do && findOperation(service, reaction.do, report);
    checkPolicies(reaction, operation, service, report);
    if (operation) {
      checkTwice(reaction, done, report);
      checkCaller(reaction, operation, service, report);
    }
    if (source && event) checkMapping(reaction, { source, event }, service, report);
  }
}

function checkPolicies(
  reaction: DraftReaction,
  operation: DraftOperation | undefined,
  service: DraftService,
  report: Report,
): void {
  const { do: own, refused, missing } = reaction;
  for (const word of [refused, missing]) {
    if (!word || POLICIES.some((policy) => policy === word.text)) continue;
    if (word.text === own?.text)
      refuse(
        word,
        `${shown(word.text)} is what could not be done`,
        "Write `retry`, `park`, `ignore` or another operation.",
        report,
      );
    else findOperation(service, word, report, POLICIES);
  }
  if (missing && operation?.kind === "create") {
    const message = `${shown(operation.name.text)} creates something: nothing can be missing`;
    refuse(missing, message, "Take `missing` out; what is there already is `refused`.", report);
  }
}

const refuse = ({ at }: Word, message: string, help: string, report: Report): void =>
  report("GP2016", at, message, help);

/** The same, done twice, is refused or wrong the second time. */
function checkTwice(
  { service, event, do: own }: DraftReaction,
  done: Set<string>,
  report: Report,
): void {
  const what = [service.text, event.text, own!.text].join(".");
  if (done.has(what)) {
    const message = `${shown(own!.text)} is done about ${shown(event.text)} already`;
    report("GP2017", own!.at, message, "Take one of them out.");
  }
  done.add(what);
}

/** Nobody calls when an event happens, so that nobody can be stored as the caller. */
function checkCaller(
  reaction: DraftReaction,
  { kind, name, of, accepts }: DraftOperation,
  service: DraftService,
  report: Report,
): void {
  if (kind !== "create") return;
  const given = new Set(reaction.with.map((one) => one.name.text));
  const field = entityOf(service, of?.text)?.fields.find(
    (one) =>
      one.default &&
      "server" in one.default &&
      one.default.server === "caller.id" &&
      !(given.has(one.name.text) && accepts.some(({ text }) => text === one.name.text)),
  );
  if (!field) return;
  const message = `${shown(name.text)} stores who calls in ${shown(field.name.text)}, and an event has no caller`;
  const help = `Add ${shown(field.name.text)} to \`accepts\`, and give it in \`with\`.`;
  report("GP2018", reaction.do!.at, message, help);
}
