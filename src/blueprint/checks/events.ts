import { words } from "../cases.ts";
import type { DraftEntity, DraftService } from "../draft.ts";
import type { DraftEvent } from "../draft-events.ts";
import type { Report, Word } from "../report.ts";
import { findEntity, refuseField } from "../scope.ts";
import { shown } from "../shown.ts";
import { storedSlots } from "../slots.ts";
import type { FieldType } from "../types.ts";

/** Events are about entities that exist, carry what these have, and have a key that keeps them in order. */
export function checkEvents(service: DraftService, report: Report): void {
  const taken = new Map<string, Word>();
  for (const event of service.events) {
    const bare = words(event.name.text).join("");
    const other = taken.get(bare);
    taken.set(bare, other ?? event.name);
    if (other) refuseTwin(event.name, other, report);
    const entity = event.of && findEntity(service, event.of, report);
    if (!entity) continue;
    const carried = checkCarried(event, entity, service, report);
    checkKey(event, entity, service, report);
    for (const { name } of event.fields.filter((one) => carried.has(one.name.text))) {
      const message = `${shown(event.name.text)} carries ${shown(name.text)} already`;
      report("GP2005", name.at, message, "Take one of them out.");
    }
  }
}

function refuseTwin({ text, at }: Word, other: Word, report: Report): void {
  const message = `${shown(text)} and ${shown(other.text)} become the same identifier`;
  report("GP2006", at, message, "Rename one of them.");
}

/** The names of what the event carries. */
function checkCarried(
  { carries }: DraftEvent,
  entity: DraftEntity,
  service: DraftService,
  report: Report,
): Set<string> {
  const stored = storedSlots(entity, service);
  const names = new Set<string>();
  for (const word of carries) {
    const slot = stored.get(word.text);
    const many = entity.relations.some(({ name }) => name.text === word.text);
    if (slot) names.add(slot.name);
    else if (!many) refuseField(entity, word, report);
    else {
      const message = `What ${shown(entity.name.text)} has many of is no part of it`;
      report("GP1402", word.at, message, "Take it out.");
    }
  }
  return names;
}

function checkKey(
  { key, carries }: DraftEvent,
  entity: DraftEntity,
  service: DraftService,
  report: Report,
): void {
  if (!key) return;
  const slot = storedSlots(entity, service).get(key.text);
  const refuse = (why: string, help: string) =>
    report("GP2003", key.at, `${shown(key.text)} ${why}`, help);
  if (!slot) return refuseField(entity, key, report);
  if (!carries.some(({ text }) => text === key.text))
    return refuse("is the key, and the event does not carry it", "Add it to `carries`.");
  const help = "Take a field that is always there, such as `id`.";
  if (slot.optional) return refuse("may be absent, so that it keeps nothing in order", help);
  const why = slot.type && whyNoKey(slot.type);
  if (why) refuse(why, help);
}

/** A key is a short text that is not empty, or a number; undefined: it is. */
function whyNoKey(type: FieldType): string | undefined {
  switch (type.kind) {
    case "uuid":
    case "int":
    case "email":
    case "enum":
    case "date":
      return undefined;
    case "string":
      return type.minLength === 0 ? "may be empty, so that it keeps nothing in order" : undefined;
    default:
      return "is of a type that cannot be a key";
  }
}
