import type { EventDeclaration, JsonValue, Service } from "../blueprint/types.ts";
import { valuesIn } from "./field-types.ts";
import { fieldModel } from "./field.ts";
import { Identifiers, namesOfEvents } from "./identifiers.ts";
import { literalOf } from "./literals.ts";
import { namesOf } from "./names.ts";
import type {
  EntityModel,
  EventModel,
  FieldModel,
  OperationModel,
  ServiceModel,
  ValueModel,
} from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a key is made of in code: text, or else a number. */
const NUMBERS = ["int"];

/** The events of a service, once its operations stand; which of them bring one about. */
export function fillEvents(
  model: Mutable<ServiceModel>,
  service: Service,
  entities: ReadonlyMap<string, EntityModel>,
  values: ReadonlyMap<string, ValueModel>,
): void {
  const types = new Identifiers(["EventContract", ...model.values.map(({ type }) => type)]);
  const functions = new Map(
    model.entities.map((entity) => [entity, new Identifiers(namesOfEvents(entity))]),
  );
  const events = service.events.map((event) => {
    const entity = entities.get(event.of)!;
    return eventModel(event, entity, { types, functions: functions.get(entity)!, values });
  });
  for (const entity of model.entities as Mutable<EntityModel>[]) {
    entity.events = events.filter((event) => event.entity === entity);
    entity.hasEvents = entity.events.length > 0;
  }
  const said = emitted(service);
  const byName = new Map(service.events.map(({ name }, at) => [name, events[at]!]));
  for (const operation of model.operations as Mutable<OperationModel>[])
    operation.emits = byName.get(said.get(operation.name.camel) ?? "") ?? null;
  for (const event of events)
    event.emitters = model.operations.filter((operation) => operation.emits === event);
  model.events = events;
  model.hasEvents = events.length > 0;
  model.emitsEvents = events.some(({ emitters }) => emitters.length > 0);
  model.usesEvents = model.emitsEvents;
}

/** The event of each operation, by the operation's name. */
function emitted({ operations, entities }: Service): Map<string, string> {
  const named = operations.flatMap(({ name, emits }): [string, string][] =>
    emits === undefined ? [] : [[namesOf(name).camel, emits]],
  );
  const crud = entities.flatMap(({ name, emits }) =>
    [...emits].map(([verb, event]): [string, string] => [namesOf(`${verb}-${name}`).camel, event]),
  );
  return new Map([...crud, ...named]);
}

interface Place {
  types: Identifiers;
  functions: Identifiers;
  values: ReadonlyMap<string, ValueModel>;
}

function eventModel(
  event: EventDeclaration,
  entity: EntityModel,
  { types, functions, values }: Place,
): Mutable<EventModel> {
  const name = namesOf(event.name);
  const { service } = entity;
  const { system } = service;
  const fieldOf = (word: string) =>
    entity.fields.find((field) => field.name === word || field.reference?.relation === word)!;
  const carried = event.carries.map(fieldOf);
  const given = event.fields.map((field) => fieldModel(field, name.pascal, values));
  const fields = [...carried, ...given];
  const uses = [...new Set(fields.flatMap((field) => valuesIn(field.type)))];
  const examples = [exampleOf(entity, carried, given, 1), exampleOf(entity, carried, given, 2)];
  const key = fieldOf(event.key);
  return {
    name,
    service,
    topic: `${system.name.kebab}.${service.name.kebab}.${event.name}`,
    source: `/${system.name.kebab}/${service.name.kebab}`,
    type: types.type(name.pascal, "Event"),
    function: functions.value(name.camel, "Event"),
    summary: name.title,
    description: event.description ?? null,
    entity,
    key,
    keyIsText: !NUMBERS.includes(key.type.kind),
    fields,
    carried,
    given,
    hasGiven: given.length > 0,
    uses,
    hasUses: uses.length > 0,
    emitters: [],
    reactions: [],
    examples: examples as [JsonValue, JsonValue],
    example: literalOf(examples[0]!),
    givenExample: literalOf(
      Object.fromEntries(given.map((field) => [field.name, field.examples[0]])),
    ),
  };
}

function exampleOf(
  entity: EntityModel,
  carried: readonly FieldModel[],
  given: readonly FieldModel[],
  n: 1 | 2,
): JsonValue {
  const stored = new Map(Object.entries(entity.examples[n - 1] as { [key: string]: JsonValue }));
  return Object.fromEntries([
    ...carried.flatMap(({ name }) => (stored.has(name) ? [[name, stored.get(name)!]] : [])),
    ...given
      .filter((field) => field.required || n === 1)
      .map((field) => [field.name, field.examples[n - 1]!]),
  ]);
}
