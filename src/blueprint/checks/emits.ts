import type { Draft, DraftEntity, DraftField, DraftService } from "../draft.ts";
import type { DraftEvent } from "../draft-events.ts";
import { whyUnfit } from "../fits.ts";
import type { Report, Word } from "../report.ts";
import { findEvent } from "../scope.ts";
import { shown } from "../shown.ts";
import { entityOf, givenTo, givenToCrud, payloadOf, type Slot } from "../slots.ts";
import { CHANGES, type Change } from "../types.ts";

/** Each event has something that emits it, which is about the same entity and is given what the event tells of it. */
export function checkEmits(service: DraftService, draft: Draft, report: Report): void {
  const emitted = new Set<string>();
  const follow = (word: Word, entity: DraftEntity | undefined, by: string, given: Slot[]) => {
    const event = findEvent(service, word, report, elsewhere(word.text, draft));
    if (!event) return;
    emitted.add(event.name.text);
    const about = entityOf(service, event.of?.text);
    if (entity && about && about !== entity) {
      const message = `${shown(word.text)} tells of ${shown(about.name.text)}, and ${shown(by)} is about ${shown(entity.name.text)}`;
      report("GP2002", word.at, message, "Emit an event of the same entity.");
    } else checkGiven(event, { word, by, given }, service, report);
  };
  for (const operation of service.operations) {
    const entity = entityOf(service, operation.of?.text);
    const { emits, name } = operation;
    if (emits) follow(emits, entity, name.text, givenTo(operation, service));
  }
  for (const entity of service.entities) {
    for (const { verb, event } of entity.emits) {
      checkVerb(verb, entity, report);
      follow(event, entity, verb.text, givenToCrud(verb.text as Change, entity, service));
    }
  }
  for (const { name } of service.events.filter((one) => !emitted.has(one.name.text))) {
    const help = `Write \`emits: ${name.text}\` at the operation that brings it about.`;
    report("GP2001", name.at, `Nobody emits ${shown(name.text)}`, help);
  }
}

/** Where the name is an event of another service; undefined: nowhere. */
function elsewhere(text: string, { services }: Draft): string | undefined {
  const name = text.slice(text.lastIndexOf(".") + 1);
  const other = services.find(({ events }) => events.some((one) => one.name.text === name));
  return (
    other && `${shown(name)} is an event of ${shown(other.name.text)}, which alone tells of it.`
  );
}

function checkVerb(verb: Word, { name, crud, crudUnsure }: DraftEntity, report: Report): void {
  if (crudUnsure || crud.some((one) => one.verb === verb.text)) return;
  const message = `${shown(name.text)} has no \`${verb.text}\` that could emit something`;
  report("GP2007", verb.at, message, `Add \`${verb.text}\` to \`crud\`, or take this out.`);
}

interface Emitter {
  word: Word;
  by: string;
  given: readonly Slot[];
}

function checkGiven(
  event: DraftEvent,
  { word, by, given }: Emitter,
  service: DraftService,
  report: Report,
): void {
  const { name, fields } = event;
  const carried = payloadOf({ ...event, fields: [] }, service).map((slot) => slot.name);
  for (const field of fields.filter((one) => !carried.includes(one.name.text))) {
    const slot = given.find((one) => one.name === field.name.text);
    const why = slot ? unfit(slot, field, service) : undefined;
    const what = `${shown(field.name.text)} of ${shown(name.text)}`;
    if (!slot) {
      const help = CHANGES.some((verb) => verb === by)
        ? "What is stored the event carries; for anything else write an operation."
        : `Add it to the \`input\` of ${shown(by)}; what is stored the event carries.`;
      report("GP2004", word.at, `${shown(by)} is not given the ${what}`, help);
    } else if (why !== undefined) {
      const message = `The ${what} ${why} where ${shown(by)} is given it`;
      report("GP2004", field.name.at, message, "Give both the same type.");
    }
  }
}

function unfit(slot: Slot, field: DraftField, { values }: DraftService): string | undefined {
  if (!slot.type || !field.type) return undefined;
  if (slot.nullable) return "may be null";
  if (slot.optional && !field.optional) return "may be absent";
  return whyUnfit({ type: slot.type, values }, { type: field.type, values });
}
