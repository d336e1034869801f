import type { JsonValue } from "../blueprint/types.ts";
import type { LiteralModel } from "./types.ts";

const blank: LiteralModel = {
  isText: false,
  isPlain: false,
  isList: false,
  isObject: false,
  text: "",
  plain: 0,
  items: [],
  entries: [],
};

/** A JSON value in the form in which templates can print it. `null` stands in no example. */
export function literalOf(value: JsonValue): LiteralModel {
  if (typeof value === "string") return { ...blank, isText: true, text: value };
  if (typeof value !== "object") return { ...blank, isPlain: true, plain: value };
  if (Array.isArray(value)) return { ...blank, isList: true, items: value.map(literalOf) };
  const entries = Object.entries(value ?? {});
  return {
    ...blank,
    isObject: true,
    entries: entries.map(([name, one]) => ({ name, value: literalOf(one) })),
  };
}
