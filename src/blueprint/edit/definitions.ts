import type { DraftService } from "../draft.ts";
import type { Kind } from "./kinds.ts";
import { isOpen, open, type Reader } from "./read-sound.ts";
import { holdersOf } from "./target.ts";

/** Something that is defined in a blueprint. */
export interface Definition {
  kind: Kind;
  path: readonly string[];
}

/** Everything that a sound blueprint defines; of one that is not sound, nothing. */
export function definitionsIn(text: string, reader: Reader): Definition[] {
  const opened = open(text, reader);
  return isOpen(opened) ? opened.draft.services.flatMap(inService) : [];
}

function inService(service: DraftService): Definition[] {
  const home = service.name.text;
  const of = (kind: Kind, all: readonly { name: { text: string } }[]): Definition[] =>
    all.map(({ name }) => ({ kind, path: [home, name.text] }));
  const { entities, values, operations, events } = service;
  const owners = new Set([entities, values, operations, events].flat().map((one) => one.name.text));
  return [
    { kind: "service", path: [home] },
    ...of("entity", entities),
    ...of("operation", operations),
    ...of("event", events),
    ...[...owners].flatMap((owner) => fieldsOf(service, owner)),
  ];
}

const fieldsOf = (service: DraftService, owner: string): Definition[] =>
  holdersOf(service, owner).flatMap((holder) => {
    const relations = holder.holder === "entity" ? holder.entity.relations : [];
    return [...holder.fields, ...relations].map(({ name }): Definition => ({
      kind: "field",
      path: [service.name.text, owner, name.text],
    }));
  });
