import type { Json, Path } from "./document.ts";

/** A schema, and where it stands. */
export interface Part {
  schema: Json;
  path: Path;
}

/** Keywords that tell people something and change nothing about what is valid. */
const SAID = [
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "deprecated",
  "externalDocs",
];
const UNUSED = new Set([...SAID, "xml", "readOnly", "writeOnly", "discriminator", "$comment"]);
/** Keywords that hold schemas by name, in a list, or one. */
const NAMED = ["properties", "patternProperties", "dependentSchemas"];
const LISTED = ["allOf", "anyOf", "oneOf", "prefixItems"];
const SINGLE = ["items", "additionalProperties", "propertyNames", "contains", "not", "if", "then"];
SINGLE.push("else", "unevaluatedProperties", "unevaluatedItems");

/** Does a keyword only tell people something? */
export const isSaid = (word: string): boolean => UNUSED.has(word) || word.startsWith("x-");

/** The same schema with `change` made to each that stands directly in it; `path` leads there. */
export function within(schema: Json, change: (inner: Json, path: Path) => Json): Json {
  const changed = ([word, value]: [string, Json]): [string, Json] => {
    if (SINGLE.includes(word) && !Array.isArray(value)) return [word, change(value, [word])];
    if (LISTED.includes(word) && Array.isArray(value))
      return [word, value.map((one, index) => change(one, [word, index]))];
    if (!NAMED.includes(word) || value === null || typeof value !== "object") return [word, value];
    const all = Object.entries(value).map(([name, one]) => [name, change(one, [word, name])]);
    return [word, Object.fromEntries(all)];
  };
  return Object.fromEntries(Object.entries<Json>(schema).map(changed));
}

/** A schema without its words; `lead` says where a reference of the document leads from now on. */
export function bare(schema: Json, lead: (reference: string) => string): Json {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  if (schema === null || typeof schema !== "object") return schema;
  const words = Object.entries<Json>(schema).filter(([word]) => !isSaid(word));
  const same = within(Object.fromEntries(words), (inner) =>
    typeof inner === "boolean" ? inner : bare(inner, lead),
  );
  return typeof same.$ref === "string" ? { ...same, $ref: lead(same.$ref) } : same;
}
