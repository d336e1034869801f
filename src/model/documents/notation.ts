import type { TypeModel } from "../types.ts";

/** A type as blueprints spell it: `string(40)`, `int(1..99)`, `enum(a|b)`, `list(Reading)`. */
export function notationOf(type: TypeModel): string {
  switch (type.kind) {
    case "string":
      return `string(${type.minLength! > 1 ? `${type.minLength}..` : ""}${type.maxLength})`;
    case "int":
      return type.bounded ? `int(${limit(type.minimum!)}..${limit(type.maximum!)})` : "int";
    case "decimal":
      return `decimal(${type.digits}.${type.scale})`;
    case "enum":
      return `enum(${type.values.join("|")})`;
    case "list":
      return `list(${notationOf(type.of!)})`;
    case "value":
      return type.value!.name.pascal;
    default:
      return type.kind;
  }
}

/** A limit that nobody said is left out. */
const limit = (value: number): string =>
  Number.isSafeInteger(value - 1) && Number.isSafeInteger(value + 1) ? String(value) : "";
