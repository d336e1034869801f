import { Identifiers } from "./identifiers.ts";
import { pluralOf } from "./names.ts";
import { enumsIn, messageProperty, nameProto, small } from "./proto-names.ts";
import type { EntityModel, FieldModel, ProtoEnumModel, ServiceModel, ValueModel } from "./types.ts";

/** Words of the modules that map messages: nothing else in them may be called so. */
const OWN = "callerOf context given items m message next one operations pb request".split(" ");

/** The longest name of an entity for variables: lines that begin with `const order = await orders.` end before column 100. */
const SHORT = 18;

/** Fills in the Protobuf side of a service that is complete but for it. */
export function fillProto(service: ServiceModel): void {
  nameProto(service);
  const { exposedEntities: entities, values } = service;
  for (const { proto, exposed } of entities) proto.sent = exposed.some(({ is }) => !is.delete);
  const sent = entities.filter(({ proto }) => proto.sent).flatMap(({ fields }) => fields);
  for (const { proto } of reached(sent)) proto.sent = true;
  for (const { proto } of reached(entities.flatMap(received))) proto.received = true;
  const mapped = values.filter(({ proto }) => proto.sent || proto.received);
  const functions = mapped.flatMap(({ proto }) => [proto.toMessage, proto.fromMessage]);
  const names = new Identifiers([...OWN, ...functions]);
  const enums = namedEnums(
    mapped.flatMap(({ fields }) => fields),
    names,
  );
  for (const { type, proto } of mapped) proto.variable = names.value(small(type), "Value");
  service.proto = {
    ...service.proto,
    file: `${service.protoPackage.replaceAll(".", "/")}/${service.name.snake}`,
    values: mapped,
    hasValues: mapped.length > 0,
    enums,
    hasEnums: enums.length > 0,
    needsKit: mapped.some(({ proto, fields }) => proto.sent || fields.some(isTurned)),
  };
  for (const entity of entities) fillEntity(entity, [...OWN, ...functions]);
}

function fillEntity(entity: EntityModel, taken: readonly string[]): void {
  const { proto, exposed, name, plural } = entity;
  const names = new Identifiers([...taken, proto.toMessage, entity.variables]);
  const [sent, got] = [proto.sent ? entity.fields : [], received(entity)];
  const short = entity.variable.length <= SHORT;
  proto.variables = short ? entity.variables : "operations";
  proto.variable = short ? names.value(entity.variable, "Entity") : "one";
  proto.enums = namedEnums([...sent, ...got], names);
  proto.hasEnums = proto.enums.length > 0;
  proto.property = messageProperty(name.snake);
  proto.properties = messageProperty(plural.snake);
  const [to, from] = [valuesOf(sent), valuesOf(got)].map((values) =>
    values.map((one) => one.proto),
  );
  proto.functions = [...to!.map((one) => one.toMessage), ...from!.map((one) => one.fromMessage)];
  proto.hasFunctions = proto.functions.length > 0;
  const patches = exposed.some((one) => one.proto.masked);
  proto.onlyTypes = !proto.hasEnums && !patches;
}

/** Each is called as the field is whose values it has, in the plural; a second of that name by its whole name. */
function namedEnums(fields: readonly FieldModel[], names: Identifiers): ProtoEnumModel[] {
  const seen = new Set<string>();
  return [...enumsIn(fields)].map(([{ proto, enumName }, field]) => {
    const plural = pluralOf(field.names).camel;
    proto!.variable = names.value(seen.has(plural) ? enumName!.camel : plural, "Enum");
    seen.add(plural);
    return proto!;
  });
}

/** Comes out of a message other than it stands there. */
const isTurned = ({ type, optionalList }: FieldModel) => !type.same || optionalList;

/** What requests give. */
const received = ({ exposed }: EntityModel): FieldModel[] =>
  exposed.flatMap(({ key, inputs }) => [
    ...(key ? [key] : []),
    ...inputs.map(({ field }) => field),
  ]);

const valuesOf = (fields: readonly FieldModel[]): ValueModel[] => {
  const values = fields.map(({ type }) => (type.of ?? type).value);
  return [...new Set(values)].filter((value) => value !== null);
};

/** Value objects that stand in fields, and in each other. */
function reached(fields: readonly FieldModel[], found = new Set<ValueModel>()): Set<ValueModel> {
  for (const value of valuesOf(fields)) {
    if (!found.has(value)) reached(value.fields, found.add(value));
  }
  return found;
}
