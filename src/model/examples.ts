import type { JsonValue } from "../blueprint/types.ts";
import type { FieldModel, TypeModel } from "./types.ts";

/** Two values of a type that differ where the type has two; the same every time. */
export function examplesOf(type: TypeModel, words: string): readonly [JsonValue, JsonValue] {
  return [exampleOf(type, words, 1), exampleOf(type, words, 2)];
}

/**
 * The id that examples, tests and seed data give to the nth thing of an entity. What comes later has the lower id, so that tests
 * notice what is in order of ids instead of time.
 */
export const exampleId = (entity: number, n: number): string =>
  `00000000-0000-4000-8${entity.toString(16).padStart(3, "0")}-${(16 - n).toString(16).padStart(12, "0")}`;

function exampleOf(type: TypeModel, words: string, n: 1 | 2): JsonValue {
  switch (type.kind) {
    case "uuid":
      return exampleId(0xfff, n);
    case "string":
      return sized(words, n, type.minLength!, type.maxLength!);
    case "text":
      return `${words} ${n}`;
    case "int":
      return whole(type.minimum!, type.maximum!, n);
    case "decimal":
      return decimal(type.digits!, type.scale!, n);
    case "money":
      return { amount: n * 1250, currency: "EUR" };
    case "bool":
      return n === 1;
    case "email":
      return `${words.replaceAll(" ", ".").toLowerCase()}.${n}@example.com`;
    case "url":
      return `https://example.com/${words.replaceAll(" ", "-").toLowerCase()}/${n}`;
    case "date":
      return `2026-01-0${n}`;
    case "timestamp":
      return `2026-01-0${n}T09:00:00.000Z`;
    case "duration":
      return n === 1 ? "PT30M" : "PT1H";
    case "json":
      return { [words.replaceAll(" ", "_")]: n };
    case "enum":
      return type.values[n - 1] ?? type.values[0]!;
    case "list":
      return [exampleOf(type.of!, words, n)];
    case "value":
      return objectExample(type.value!.fields, n);
  }
}

/** The optional fields are there in the first example only. */
export function objectExample(
  fields: readonly FieldModel[],
  n: 1 | 2,
): { [key: string]: JsonValue } {
  const given = fields.filter((field) => field.required || n === 1);
  return Object.fromEntries(given.map((field) => [field.name, field.examples[n - 1]!]));
}

/** 1 and 2, or else the two that are nearest to them. */
function whole(min: number, max: number, n: 1 | 2): number {
  const first = Math.max(Math.min(1, max - 1), min);
  return Math.min(first + n - 1, max);
}

function sized(words: string, n: number, min: number, max: number): string {
  const room = Math.max(max - 2, 0);
  const text =
    max < 3 ? `${words.slice(0, max - 1)}${n}` : `${words.slice(0, room).trimEnd()} ${n}`;
  return text.padEnd(min, "x");
}

function decimal(digits: number, scale: number, n: number): string {
  const units = digits > scale ? String(n) : "0";
  return scale > 0 ? `${units}.${String(n).padEnd(scale, "0")}` : units;
}
