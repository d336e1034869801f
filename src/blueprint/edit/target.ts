import type { DraftCall } from "../calls.ts";
import type { DraftEvent, DraftReaction } from "../draft-events.ts";
import type {
  Draft,
  DraftEntity,
  DraftField,
  DraftOperation,
  DraftRelation,
  DraftRole,
  DraftService,
  DraftValue,
} from "../draft.ts";

/** What has fields: an entity, a value object, an operation with its `input`, an event with its `fields`. */
export type Holder =
  | { holder: "entity"; entity: DraftEntity }
  | { holder: "value"; value: DraftValue }
  | { holder: "operation"; operation: DraftOperation }
  | { holder: "event"; event: DraftEvent };

/** A field of something, in its service. */
export type FieldTarget = { kind: "field"; service: DraftService; field: DraftField } & Holder;

/** One definition of a blueprint, with all that it stands in. */
export type Target =
  | { kind: "service"; service: DraftService }
  | { kind: "entity"; service: DraftService; entity: DraftEntity }
  | { kind: "relation"; service: DraftService; entity: DraftEntity; relation: DraftRelation }
  | { kind: "event"; service: DraftService; event: DraftEvent }
  | { kind: "operation"; service: DraftService; operation: DraftOperation }
  | { kind: "value"; service: DraftService; value: DraftValue }
  | { kind: "role"; role: DraftRole }
  | { kind: "reaction"; service: DraftService; reaction: DraftReaction }
  | { kind: "call"; service: DraftService; operation: DraftOperation; call: DraftCall }
  | FieldTarget;

/** The word with which something is defined. */
export function definitionOf(target: Target) {
  switch (target.kind) {
    case "service":
      return target.service.name;
    case "entity":
      return target.entity.name;
    case "relation":
      return target.relation.name;
    case "event":
      return target.event.name;
    case "operation":
      return target.operation.name;
    case "field":
      return target.field.name;
    case "value":
      return target.value.name;
    case "role":
      return target.role.name;
    case "reaction":
      return target.reaction.service;
    case "call":
      return target.call.service;
  }
}

/** `[service, owner, name]` as a user says it. */
export function pathOf(target: Target): string[] {
  const name = definitionOf(target).text;
  if (target.kind === "service" || target.kind === "role") return [name];
  const service = target.service.name.text;
  switch (target.kind) {
    case "field":
    case "relation":
      return [service, ownerOf(target).text, name];
    case "reaction":
      return [service, name, target.reaction.event.text];
    case "call":
      return [service, target.operation.name.text, name, target.call.operation.text];
    default:
      return [service, name];
  }
}

/** The name of what a field belongs to. */
export function ownerOf(target: Extract<Target, { kind: "field" | "relation" }>) {
  if (target.kind === "relation") return target.entity.name;
  switch (target.holder) {
    case "entity":
      return target.entity.name;
    case "value":
      return target.value.name;
    case "operation":
      return target.operation.name;
    case "event":
      return target.event.name;
  }
}

/** Whatever in the service has fields and is called so. */
export function holdersOf(
  service: DraftService,
  name: string,
): (Holder & { fields: DraftField[] })[] {
  const entities = service.entities.filter((one) => one.name.text === name);
  const values = service.values.filter((one) => one.name.text === name);
  const operations = service.operations.filter((one) => one.name.text === name);
  const events = service.events.filter((one) => one.name.text === name);
  return [
    ...entities.map((entity) => ({ holder: "entity" as const, entity, fields: entity.fields })),
    ...values.map((value) => ({ holder: "value" as const, value, fields: value.fields })),
    ...operations.map((one) => ({
      holder: "operation" as const,
      operation: one,
      fields: one.input,
    })),
    ...events.map((event) => ({ holder: "event" as const, event, fields: event.fields })),
  ];
}

/** All reactions to an event, with the services that react. */
export const reactionsTo = ({ services }: Draft, source: DraftService, event: DraftEvent) =>
  services.flatMap((service) =>
    service.consumes
      .filter((one) => one.service.text === source.name.text && one.event.text === event.name.text)
      .map((reaction) => ({ service, reaction })),
  );

/** The names of all in a service that may have fields, each once. */
export const definedNames = ({ entities, values, operations, events }: DraftService): string[] => [
  ...new Set([entities, values, operations, events].flat().map((one) => one.name.text)),
];
