import type { Draft, DraftEntity, DraftOperation, DraftService } from "../draft.ts";
import type { DraftEvent } from "../draft-events.ts";
import { entityOf, storedSlots, takersOf } from "../slots.ts";
import type { FieldTarget } from "./target.ts";
import { valuesLike } from "./value-links.ts";

/**
 * Some fields and all those that have to have the same name: an event's own field is the input of the operation that emits
 * it, one `with` gives an input to several operations, a value object is told to another service's.
 */
export function linkedTo(draft: Draft, targets: readonly FieldTarget[]): FieldTarget[] {
  const found = [...targets];
  for (const one of found)
    for (const other of neighboursOf(draft, one))
      if (!found.some(({ field }) => field === other.field)) found.push(other);
  return found;
}

/** The fields of events that are told what a field is given. */
export function ownFieldsFrom(target: FieldTarget): FieldTarget[] {
  const { service, field } = target;
  const name = field.name.text;
  if (target.holder === "operation") return ownOf(service, target.operation.emits?.text, name);
  if (target.holder !== "entity") return [];
  const { entity } = target;
  return [
    ...entity.emits.map(({ event }) => event),
    ...service.operations
      .filter((one) => isTaking(one, entity, name))
      .flatMap(({ emits }) => (emits ? [emits] : [])),
  ].flatMap(({ text }) => ownOf(service, text, name));
}

const isTaking = (
  { of, by, accepts }: DraftOperation,
  entity: DraftEntity,
  name: string,
): boolean =>
  of?.text === entity.name.text && (by?.text === name || accepts.some(({ text }) => text === name));

function neighboursOf(draft: Draft, target: FieldTarget): FieldTarget[] {
  const { service, field } = target;
  const name = field.name.text;
  switch (target.holder) {
    case "entity":
      return fromStored(service, target.entity, name, name);
    case "operation":
      return fromOperation(service, target.operation, name);
    case "event":
      return fromEvent(service, target.event, name);
    case "value":
      return valuesLike(draft, service, target.value).flatMap(({ service: home, value }) => {
        const same = value.fields.find((one) => one.name.text === name);
        return same ? [{ kind: "field", service: home, holder: "value", value, field: same }] : [];
      });
  }
}

/** What goes with something that is stored, by its name in contracts. */
export function fromStored(
  service: DraftService,
  entity: DraftEntity,
  name: string,
  slot: string,
): FieldTarget[] {
  const taking = service.operations.filter((one) => isTaking(one, entity, name));
  return [
    ...taking.flatMap((operation) => fromOperation(service, operation, slot)),
    ...entity.emits.flatMap(({ event }) => ownOf(service, event.text, slot)),
  ];
}

function fromOperation(
  service: DraftService,
  operation: DraftOperation,
  slot: string,
): FieldTarget[] {
  const shared = service.consumes.filter(
    (reaction) =>
      reaction.with.some(({ name }) => name.text === slot) &&
      takersOf(reaction, service).includes(operation),
  );
  return [
    ...ownOf(service, operation.emits?.text, slot),
    ...shared.flatMap((reaction) =>
      takersOf(reaction, service).flatMap((taker) => takenBy(service, taker, slot)),
    ),
  ];
}

function fromEvent(service: DraftService, { name }: DraftEvent, slot: string): FieldTarget[] {
  const emitting = service.operations.filter(({ emits }) => emits?.text === name.text);
  const entities = service.entities.filter(({ emits }) =>
    emits.some(({ event }) => event.text === name.text),
  );
  return [
    ...emitting.flatMap((operation) => takenBy(service, operation, slot)),
    ...entities.flatMap((entity) => fieldOf(service, entity, slot)),
  ];
}

/** An event's own field of that name. */
function ownOf(service: DraftService, event: string | undefined, slot: string): FieldTarget[] {
  const found = service.events.find(({ name }) => name.text === event);
  const field = found?.fields.find(({ name }) => name.text === slot);
  return found && field ? [{ kind: "field", service, holder: "event", event: found, field }] : [];
}

/** Where an operation has an input from: its own, or a field of the entity. */
function takenBy(service: DraftService, operation: DraftOperation, slot: string): FieldTarget[] {
  const input = operation.input.find(({ name }) => name.text === slot);
  if (input) return [{ kind: "field", service, holder: "operation", operation, field: input }];
  const entity = entityOf(service, operation.of?.text);
  const takes = [operation.by, ...operation.accepts].some((word) => word?.text === slot);
  return entity && takes ? fieldOf(service, entity, slot) : [];
}

function fieldOf(service: DraftService, entity: DraftEntity, slot: string): FieldTarget[] {
  const field = entity.fields.find(({ name }) => name.text === slot);
  return field && storedSlots(entity, service).get(slot)?.name === slot
    ? [{ kind: "field", service, holder: "entity", entity, field }]
    : [];
}
