import type { JsonValue } from "../blueprint/types.ts";
import type { FieldModel, TypeModel } from "./types.ts";

export type Json = { [name: string]: JsonValue };

/** An object of the domain as a message in Protobuf's JSON. */
export function protoJson(fields: readonly FieldModel[], example: Json): Json {
  const given = fields.filter(({ name }) => example[name] !== undefined);
  return Object.fromEntries(
    given.map(({ type, name, protoProperty }) => [protoProperty, valueOf(type, example[name]!)]),
  );
}

function valueOf(type: TypeModel, value: JsonValue): JsonValue {
  const { is, of } = type;
  if (is.list) return (value as JsonValue[]).map((one) => valueOf(of!, one));
  if (is.value) return protoJson(type.value!.fields, value as Json);
  if (is.money) return { ...(value as Json), amount: String((value as Json).amount) };
  if (is.enum) return type.proto!.constants.find((one) => one.value === value)!.constant;
  if (is.int && type.big) return String(value);
  return is.timestamp ? String(value).replace(/\.000Z$/, "Z") : value;
}
