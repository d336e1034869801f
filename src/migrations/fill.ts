import type { JsonValue } from "../blueprint/types.ts";
import { objectExample } from "../model/examples.ts";
import type { FieldModel, TypeModel } from "../model/types.ts";
import type { Fill } from "./types.ts";

/**
 * What rows get in a column that they did not have, as text that the database reads as the column's type: the field's default,
 * or else its type's emptiest value. Null where no one value fits all rows: what is unique, or leads somewhere.
 */
export function fillOf(field: FieldModel): Fill | null {
  if (field.isUnique || field.isId || field.isReference) return null;
  if (field.defaultNow || field.isCreatedAt) return { server: "now" };
  return textOf(field.default ?? emptiest(field.type), field.isJson);
}

/** The same for a field of a value object, as JSON: its default, or its type's emptiest value. */
export const memberFill = ({ default: own, type }: FieldModel): string =>
  JSON.stringify(own ?? (type.kind === "money" ? { amount: 0, currency: "EUR" } : emptiest(type)));

const textOf = (value: JsonValue, isJson: boolean): string =>
  isJson || typeof value === "object" ? JSON.stringify(value) : String(value);

function emptiest(type: TypeModel): JsonValue {
  switch (type.kind) {
    case "uuid":
      return "00000000-0000-0000-0000-000000000000";
    case "string":
      return "-".repeat(type.minLength ?? 0);
    case "int":
      return Math.min(Math.max(0, type.minimum ?? 0), type.maximum ?? 0);
    case "decimal":
      return "0";
    case "bool":
      return false;
    case "email":
      return "nobody@example.com";
    case "url":
      return "https://example.com/";
    case "date":
      return "1970-01-01";
    case "timestamp":
      return "1970-01-01T00:00:00.000Z";
    case "duration":
      return "PT0S";
    case "enum":
      return type.values[0]!;
    case "list":
      return [];
    case "json":
      return {};
    case "value":
      return objectExample(type.value!.fields, 2);
    case "text":
    case "money": // its two columns have values of their own
      return "";
  }
}
