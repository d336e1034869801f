import { closed, named, type Schema } from "./json-schema-base.ts";
import { DATA_CLASSES } from "./types.ts";
import { LONGEST_STRING } from "./type-limits.ts";
import { SIMPLE_TYPES } from "./type-words.ts";

const NAME = "[A-Z][A-Za-z0-9]{0,39}";
const VALUE = "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}";

/** One type without what may follow it. */
const BASE = [
  ...SIMPLE_TYPES,
  NAME,
  "string\\(\\s*\\d+\\s*(\\.\\.\\s*\\d+\\s*)?\\)",
  "int(\\(\\s*(-?\\d+)?\\s*\\.\\.\\s*(-?\\d+)?\\s*\\))?",
  "decimal\\(\\s*\\d+\\.\\d+\\s*\\)",
  `enum\\(\\s*${VALUE}(\\s*\\|\\s*${VALUE})*\\s*\\)`,
].join("|");

const TYPE = `(${BASE}|list\\(\\s*(${BASE})\\s*\\))`;

/** A whole one-line type: `enum(a|b)? unique = a`. */
export const ONE_LINE = `^\\s*${TYPE}(\\s*\\?)?(\\s+unique)?(\\s*=\\s*\\S[\\s\\S]*)?\\s*$`;
const TYPE_ALONE = `^(string|integer|boolean|${TYPE})$`;
const RELATION = `^(belongs-to\\s+${NAME}\\??|has-many\\s+${NAME}(\\s+cascade)?|many-to-many\\s+${NAME})$`;

const LONG_FORM: Schema = {
  ...closed({
    type: {
      description: "A type, or JSON Schema's `string`, `integer`, `boolean`.",
      type: "string",
      pattern: TYPE_ALONE,
    },
    enum: {
      description: "The values.",
      type: "array",
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
      items: { $ref: "#/$defs/value" },
    },
    format: {
      description: "The format of a string.",
      enum: ["uuid", "email", "uri", "date", "date-time", "duration"],
    },
    minLength: { type: "integer", minimum: 0, maximum: LONGEST_STRING },
    maxLength: { type: "integer", minimum: 1, maximum: LONGEST_STRING },
    minimum: { type: "integer" },
    maximum: { type: "integer" },
    description: { $ref: "#/$defs/text" },
    optional: { description: "It may be absent.", type: "boolean" },
    unique: { description: "No two have the same value.", type: "boolean" },
    data: {
      description:
        "What its values tell: kept out of logs, named in contracts, events and the register of risks.",
      enum: DATA_CLASSES,
    },
    default: {
      description: "What it is where nobody says it; `now` and `caller.id` come from the server.",
    },
  }),
  anyOf: [{ required: ["type"] }, { required: ["enum"] }],
};

export function fieldDefinitions(): Schema {
  const line = {
    description:
      "A type, then `?` for optional, `unique`, `= default`: `string(40) unique`, `int(1..99) = 1`, `enum(a|b)`, `list(uuid)`.",
    type: "string",
    pattern: ONE_LINE,
  };
  return {
    field: { anyOf: [line, LONG_FORM] },
    fields: named("camel", { $ref: "#/$defs/field" }, "Fields, each with its type.", {
      maxProperties: 200,
    }),
    relation: {
      description:
        "`belongs-to X`, `belongs-to X?`, `has-many X`, `has-many X cascade` or `many-to-many X`.",
      type: "string",
      pattern: RELATION,
    },
  };
}
