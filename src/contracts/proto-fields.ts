import type { FieldModel, TypeModel } from "../model/types.ts";
import type { ProtoFile } from "./proto-file.ts";

/** A field of a message, before it has its number. */
export interface ProtoField {
  type: string;
  name: string;
  /** Its name before, where it got another. */
  was?: string | undefined;
  comment?: string | undefined;
  /** It is left out where a message is printed for people. */
  redacted?: boolean;
}

/**
 * How a field of the model stands in a message. `optional`: its absence can be told from its zero value. `defaulted`: it
 * is given by a caller, for whom the default counts.
 */
export function protoField(
  field: FieldModel,
  optional: boolean,
  file: ProtoFile,
  defaulted = false,
): ProtoField {
  const list = field.type.is.list;
  const label = list ? "repeated " : optional ? "optional " : "";
  const value =
    defaulted && field.hasDefault && !list ? `Default: ${JSON.stringify(field.default)}.` : "";
  const data = field.data && `Data classification: ${field.data}.`;
  const comment = [sentence(field.description), data, ...limitsOf(field), value]
    .filter(Boolean)
    .join(" ");
  return {
    type: `${label}${typeOf(field.type, file)}`,
    name: field.proto,
    comment,
    redacted: field.data !== null,
  };
}

function typeOf(type: TypeModel, file: ProtoFile): string {
  switch (type.kind) {
    case "int":
      return type.big ? "int64" : "int32";
    case "bool":
      return "bool";
    case "money":
      return file.money();
    case "timestamp":
      return file.google("timestamp", "Timestamp");
    case "json":
      return file.google("struct", "Value");
    case "enum":
      return file.enumeration(type);
    case "value":
      return file.value(type.value!);
    case "list":
      return typeOf(type.of!, file);
    default:
      return "string";
  }
}

/** What a value has to keep to, in sentences. */
function limitsOf(field: FieldModel): string[] {
  const { type, reference } = field;
  const each = type.of && limitOf(type.of);
  const limits = type.of ? ["At most 1000.", ...(each ? [`Each: ${each}`] : [])] : [limitOf(type)];
  const target = reference && `The id of ${reference.target.article}.`;
  return [target, ...limits].filter((one) => one !== undefined && one !== null) as string[];
}

function limitOf(type: TypeModel): string | undefined {
  switch (type.kind) {
    case "uuid":
      return "UUID.";
    case "string":
      return `${range(type.minLength!, type.maxLength!)} characters.`;
    case "text":
      return "Up to 10000 characters.";
    case "int":
      return type.bounded ? `${type.minimum} to ${type.maximum}.` : undefined;
    case "decimal":
      return `Decimal number with up to ${type.digits} digits, ${type.scale} of them after the point.`;
    case "email":
      return "E-mail address.";
    case "url":
      return "URL.";
    case "date":
      return "Date (ISO 8601), such as 2026-01-31.";
    case "duration":
      return "Duration (ISO 8601), such as P1DT12H.";
    default:
      return undefined;
  }
}

const range = (from: number, to: number): string =>
  from === 0 ? `Up to ${to}` : from === to ? `${to}` : `${from} to ${to}`;

/** A text that ends like a sentence. */
export const sentence = (text: string | null): string =>
  !text ? "" : /[.!?]\s*$/.test(text) ? text.trim() : `${text.trim()}.`;
