import type { TypeModel } from "../model/types.ts";

/** A JSON Schema (2020-12), or another part of an OpenAPI document. */
export type Part = { [key: string]: unknown };

/** No NUL: PostgreSQL cannot hold it. Half of a surrogate pair is no character (RFC 8259, 8.2), so only the service says that. */
const STORABLE = "^[^\\u0000]*$";

/** What a type accepts that refers to no other schema. */
export function plainSchema(type: TypeModel): Part {
  switch (type.kind) {
    case "string":
      return text(type.minLength!, type.maxLength!);
    case "text":
      return text(0, 10_000);
    case "int":
      return {
        type: "integer",
        minimum: type.minimum,
        maximum: type.maximum,
        ...(type.big && { format: "int64" }),
      };
    case "decimal":
      return { type: "string", pattern: decimalPattern(type.digits!, type.scale!) };
    case "bool":
      return { type: "boolean" };
    case "email":
      return { type: "string", format: "email", maxLength: 254 };
    case "url":
      return { type: "string", format: "uri", maxLength: 2048 };
    case "json":
      return { type: ["object", "array", "string", "number", "boolean"] };
    case "enum":
      return { type: "string", enum: [...type.values] };
    default:
      throw new Error(`A ${type.kind} has no schema of its own`);
  }
}

/** With "null" among its types: in a merge patch (RFC 7396) it removes the value. */
export function orNull(schema: Part): Part {
  if (schema.$ref) return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum as unknown[] | undefined;
  return {
    ...schema,
    type: [schema.type, "null"].flat(),
    ...(values && { enum: [...values, null] }),
  };
}

function text(minLength: number, maxLength: number): Part {
  return { type: "string", ...(minLength > 0 && { minLength }), maxLength, pattern: STORABLE };
}

function decimalPattern(digits: number, scale: number): string {
  const whole = digits > scale ? `[0-9]{1,${digits - scale}}` : "0";
  return scale > 0 ? `^-?${whole}(\\.[0-9]{1,${scale}})?$` : `^-?${whole}$`;
}
