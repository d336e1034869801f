import { cased, pluralOf } from "../cases.ts";
import type { Draft, DraftEntity, DraftRelation, DraftService } from "../draft.ts";
import { foreignKeys } from "../keys.ts";
import { operationsOf, storedSlots } from "../slots.ts";
import { occurrencesOfField, relatedOccurrences } from "./field-occurrences.ts";
import { ofRole, ofValue } from "./role-occurrences.ts";
import { defined, named, type Occurrence } from "./occurrence.ts";
import { reactionsTo, type Target } from "./target.ts";

/** Everywhere a definition of a sound draft is named, the definition first; `to` is the name that it gets. */
export function occurrencesOf(draft: Draft, target: Target, to: string): Occurrence[] {
  switch (target.kind) {
    case "service":
      return ofService(draft, target, to);
    case "entity":
      return ofEntity(draft, target, to);
    case "event":
      return ofEvent(draft, target, to);
    case "operation":
      return ofOperation(draft, target, to);
    case "relation":
      return ofRelation(draft, target, to);
    case "field":
      return occurrencesOfField(draft, target, to);
    case "value":
      return ofValue(target, to);
    case "role":
      return ofRole(draft, target, to);
    case "reaction":
    case "call":
      return [];
  }
}

function ofService(
  { useCases, services }: Draft,
  target: Extract<Target, { kind: "service" }>,
  to: string,
): Occurrence[] {
  const { name } = target.service;
  const steps = useCases.flatMap(({ steps: all }) =>
    all
      .filter(({ text }) => text.startsWith(`${name.text}.`))
      .map((word): Occurrence => ({ ...named(word, to, "step"), end: name.text.length })),
  );
  const heard = services.flatMap(({ consumes }) => distinct(consumes.map((one) => one.service)));
  const called = services.flatMap(({ operations }) =>
    operations.flatMap(({ calls }) => calls.map((one) => one.service)),
  );
  const is = ({ text }: { text: string }) => text === name.text;
  return [
    defined(target, to),
    ...steps,
    ...heard.filter(is).map((word) => named(word, to, "consumes")),
    ...called.filter(is).map((word) => named(word, to, "call")),
  ];
}

/** Several reactions to an event share its key. */
const distinct = <T extends { at: { start: number } }>(words: readonly T[]): T[] =>
  words.filter((one, at) => words.findIndex((other) => other.at.start === one.at.start) === at);

function ofOperation(
  draft: Draft,
  target: Extract<Target, { kind: "operation" }>,
  to: string,
): Occurrence[] {
  const { service, operation } = target;
  const { name } = operation;
  const full = `${service.name.text}.${name.text}`;
  const steps = draft.useCases.flatMap(({ steps: all }) =>
    all
      .filter(({ text }) => text === full)
      .map((word): Occurrence => ({
        ...named(word, to, "step"),
        start: full.length - name.text.length,
      })),
  );
  const reactions = service.consumes.flatMap((reaction) =>
    operationsOf(reaction)
      .filter(({ text }) => text === name.text)
      .map((word) => named(word, to, word === reaction.do ? "do" : "policy")),
  );
  return [defined(target, to), ...steps, ...callsOf(draft, service, name.text, to), ...reactions];
}

const callsOf = ({ services }: Draft, { name }: DraftService, operation: string, to: string) =>
  services.flatMap(({ operations }) =>
    operations.flatMap(({ calls }) =>
      calls
        .filter((one) => one.service.text === name.text && one.operation.text === operation)
        .map((one) => named(one.operation, to, "call", true)),
    ),
  );

function ofEvent(
  draft: Draft,
  target: Extract<Target, { kind: "event" }>,
  to: string,
): Occurrence[] {
  const { service, event } = target;
  const { name } = event;
  const emitted = [
    ...service.operations.flatMap(({ emits }) => (emits ? [emits] : [])),
    ...service.entities.flatMap(({ emits }) => emits.map((one) => one.event)),
  ];
  const heard = reactionsTo(draft, service, event).map(({ reaction }) => reaction.event);
  return [
    defined(target, to),
    ...emitted.filter(({ text }) => text === name.text).map((word) => named(word, to, "emits")),
    ...distinct(heard).map((word) => named(word, to, "consumes", true)),
  ];
}

function ofEntity(
  draft: Draft,
  target: Extract<Target, { kind: "entity" }>,
  to: string,
): Occurrence[] {
  const { service, entity } = target;
  const { name } = entity;
  const about = [...service.operations, ...service.events].flatMap(({ of }) => (of ? [of] : []));
  const related = service.entities.flatMap(({ relations }) => relations.map((one) => one.target));
  const is = ({ text }: { text: string }) => text === name.text;
  return [
    defined(target, to),
    ...about.filter(is).map((word) => named(word, to, "of")),
    ...related.filter(is).map((word) => named(word, to, "relation")),
    ...crudCalls(draft, service, entity, to),
    ...service.entities.flatMap((child) => impliedBy(draft, service, entity, child, to)),
  ];
}

/** What `crud` offers is called after the entity; an operation of that name comes first. */
function crudCalls(draft: Draft, service: DraftService, { name, crud }: DraftEntity, to: string) {
  const own = new Set(service.operations.map((one) => one.name.text));
  return crud.flatMap(({ verb }) => {
    const called = (entity: string) =>
      cased(`${verb}-${cased(verb === "list" ? pluralOf(entity) : entity).kebab}`).camel;
    const before = called(name.text);
    return own.has(before) ? [] : callsOf(draft, service, before, called(to));
  });
}

/** A child that only the parent's `has-many` names holds a reference that is called after the parent. */
function impliedBy(
  draft: Draft,
  service: DraftService,
  parent: DraftEntity,
  child: DraftEntity,
  to: string,
): Occurrence[] {
  const key = foreignKeys(child, service).find(
    (one) => !one.own && one.target === parent.name.text,
  );
  if (!key) return [];
  const now = cased(to).camel;
  return relatedOccurrences(draft, service, child, key.name, {
    slot: `${key.name}Id`,
    now,
    slotNow: `${now}Id`,
  });
}

function ofRelation(
  draft: Draft,
  target: Extract<Target, { kind: "relation" }>,
  to: string,
): Occurrence[] {
  const { service, entity, relation } = target;
  const definition = defined(target, to);
  const slot = storedSlots(entity, service).get(relation.name.text)?.name;
  if (relation.kind === "has-many" || slot === undefined) return [definition];
  return [
    definition,
    ...relatedOccurrences(draft, service, entity, relation.name.text, {
      slot,
      now: to,
      slotNow: slotOf({ ...relation, name: { ...relation.name, text: to } }, entity, service),
    }),
  ];
}

/** What contracts call a relation. */
function slotOf(relation: DraftRelation, entity: DraftEntity, service: DraftService): string {
  const alone = { ...entity, fields: [], relations: [relation] };
  return storedSlots(alone, service).get(relation.name.text)?.name ?? relation.name.text;
}
