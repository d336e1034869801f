import type { Json } from "./document.ts";

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
const ALSO = ["else", "unevaluatedProperties", "unevaluatedItems"];

/** A schema without its words, its references leading into the document that the server knows as `id`. */
export function bare(schema: Json, id: string): Json {
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  if (schema === null || typeof schema !== "object") return schema;
  const inside = (one: Json) => (typeof one === "boolean" ? one : bare(one, id));
  const named = (all: Json) => Object.entries(all).map(([name, one]) => [name, inside(one)]);
  const kept = Object.entries<Json>(schema).filter(
    ([word]) => !UNUSED.has(word) && !word.startsWith("x-"),
  );
  return Object.fromEntries(
    kept.map(([word, value]) => {
      if (word === "$ref") return [word, value.replace("#/components/", `${id}#/`)];
      if (NAMED.includes(word)) return [word, Object.fromEntries(named(value))];
      if (LISTED.includes(word)) return [word, value.map(inside)];
      return [word, [...SINGLE, ...ALSO].includes(word) ? inside(value) : value];
    }),
  );
}
