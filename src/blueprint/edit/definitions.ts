import type { DraftService } from "../draft.ts";
import type { Kind } from "./kinds.ts";
import { isOpen, open, type Reader } from "./read-sound.ts";
import { definedNames, holdersOf } from "./target.ts";

/** Something that is defined in a blueprint. */
export interface Definition {
  kind: Kind;
  path: readonly string[];
}

/** Everything that a sound blueprint defines; of one that is not sound, nothing. */
export function definitionsIn(text: string, reader: Reader): Definition[] {
  const opened = open(text, reader);
  if (!isOpen(opened)) return [];
  const { services, roles } = opened.draft;
  return [
    ...services.flatMap(inService),
    ...roles.map(({ name }): Definition => ({ kind: "role", path: [name.text] })),
  ];
}

function inService(service: DraftService): Definition[] {
  const home = service.name.text;
  const of = (kind: Kind, all: readonly { name: { text: string } }[]): Definition[] =>
    all.map(({ name }) => ({ kind, path: [home, name.text] }));
  const { entities, values, operations, events, consumes } = service;
  const reactions = new Set(consumes.map((one) => `${one.service.text}.${one.event.text}`));
  return [
    { kind: "service", path: [home] },
    ...of("entity", entities),
    ...of("operation", operations),
    ...of("event", events),
    ...of("value", values),
    ...[...reactions].map((name): Definition => ({
      kind: "reaction",
      path: [home, ...name.split(".")],
    })),
    ...operations.flatMap(({ name, calls }) =>
      calls.map((one): Definition => ({
        kind: "call",
        path: [home, name.text, one.service.text, one.operation.text],
      })),
    ),
    ...definedNames(service).flatMap((owner) => fieldsOf(service, owner)),
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
