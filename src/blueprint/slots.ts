import { cased, singularOf } from "./cases.ts";
import type { DraftEntity, DraftField, DraftOperation, DraftService } from "./draft.ts";
import type { DraftEvent, DraftReaction } from "./draft-events.ts";
import { foreignKeys } from "./keys.ts";
import { partOfField, type Part } from "./parts.ts";
import type { Word } from "./report.ts";
import { POLICIES, type Change } from "./types.ts";

/**
 * A place for one value: an input of an operation, or a property of an event's data. It is called as contracts call it: a
 * relation's is `parentId` or `tagIds`.
 */
export interface Slot extends Part {
  /** It may be null, which removes the value. */
  nullable: boolean;
}

const ID: Slot = { name: "id", type: { kind: "uuid" }, optional: false, nullable: false };
const CREATED: Slot = { ...ID, name: "createdAt", type: { kind: "timestamp" } };

/** What is stored of an entity, by the name that `accepts` and `carries` say. */
export function storedSlots(entity: DraftEntity, service: DraftService): Map<string, Slot> {
  const sets = entity.relations.filter(({ kind }) => kind === "many-to-many");
  return new Map([
    ["id", ID],
    ["createdAt", CREATED],
    ...entity.fields.map((field): [string, Slot] => [field.name.text, slotOf(field)]),
    ...foreignKeys(entity, service).map(({ name, optional }): [string, Slot] => [
      name,
      { ...ID, name: `${name}Id`, optional },
    ]),
    ...sets.map(({ name }): [string, Slot] => [name.text, setSlot(name.text)]),
  ]);
}

const slotOf = (field: DraftField): Slot => ({ ...partOfField(field), nullable: false });

const setSlot = (relation: string): Slot => ({
  ...ID,
  name: `${cased(singularOf(relation)).camel}Ids`,
  type: { kind: "list", of: { kind: "uuid" } },
});

export const entityOf = (service: DraftService, name: string | undefined) =>
  service.entities.find((one) => one.name.text === name);

/** Whether the entity and all these of it are there; where not, that is reported in its place. */
export function areStored(
  names: readonly Word[],
  of: Word | undefined,
  service: DraftService,
): boolean {
  const entity = entityOf(service, of?.text);
  if (!entity) return false;
  const stored = storedSlots(entity, service);
  return names.every(({ text }) => stored.has(text));
}

/** What an operation is given: what finds the entity first, then the rest. */
export function inputsOf(operation: DraftOperation, service: DraftService): Slot[] {
  const { kind, by } = operation;
  const entity = entityOf(service, operation.of?.text);
  const key = entity && kind !== "create" && storedSlots(entity, service).get(by?.text ?? "id");
  return [...(key ? [key] : []), ...givenTo(operation, service)];
}

/** What an operation is given beside the key: what is stored, then what is passed on. */
export function givenTo(operation: DraftOperation, service: DraftService): Slot[] {
  const { kind, accepts, input } = operation;
  const entity = entityOf(service, operation.of?.text);
  const stored = entity ? storedSlots(entity, service) : new Map<string, Slot>();
  const accepted = accepts.flatMap(({ text }): Slot[] => {
    const slot = stored.get(text);
    if (!slot) return [];
    return kind === "create"
      ? [{ ...slot, optional: slot.optional || hasDefault(slot, entity!) }]
      : [{ ...slot, nullable: slot.optional }];
  });
  return [...accepted, ...input.map(slotOf)];
}

/** What the caller of a verb of `crud` gives beside the key. */
export function givenToCrud(verb: Change, entity: DraftEntity, service: DraftService): Slot[] {
  const stored = [...storedSlots(entity, service).values()];
  if (verb === "delete") return [];
  const moved = service.operations.some(
    ({ kind, to, of }) => kind === "command" && to && of?.text === entity.name.text,
  );
  const server = ({ name }: Slot) =>
    name === "id" ||
    name === "createdAt" ||
    (moved && name === entity.state?.text) ||
    entity.fields.some((one) => one.name.text === name && one.default && "server" in one.default);
  return stored
    .filter((slot) => !server(slot))
    .map((slot) => ({
      ...slot,
      optional: verb === "update" || slot.optional || hasDefault(slot, entity),
      nullable: verb === "update" && slot.optional,
    }));
}

/** A set of references that is left out is empty. */
const hasDefault = ({ name, type }: Slot, { fields }: DraftEntity): boolean => {
  const field = fields.find((one) => one.name.text === name);
  return field ? field.default !== undefined : type?.kind === "list";
};

/** The data of an event: what it carries, then what the operation was given besides. */
export function payloadOf(event: DraftEvent, service: DraftService): Slot[] {
  const entity = entityOf(service, event.of?.text);
  const stored = entity ? storedSlots(entity, service) : new Map<string, Slot>();
  return [
    ...event.carries.flatMap(({ text }) => stored.get(text) ?? []),
    ...event.fields.map(slotOf),
  ];
}

/** The operations that are given what `with` says: the one that reacts, and those that stand in for it. */
export function takersOf(reaction: DraftReaction, { operations }: DraftService): DraftOperation[] {
  return operationsOf(reaction).flatMap((word) => {
    const found = operations.find(({ name }) => name.text === word.text);
    return found ? [found] : [];
  });
}

/** The words of a reaction that name operations. */
export function operationsOf({ do: own, refused, missing }: DraftReaction): Word[] {
  const others = [refused, missing].filter(
    (word) => word && !POLICIES.some((policy) => policy === word.text),
  );
  return [own, ...others].filter((word) => word !== undefined);
}
