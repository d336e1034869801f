import type { Choice } from "../catalog/choices.ts";
import { isCount, type FactName, type Facts } from "../catalog/facts.ts";
import type { DecisionWords } from "../catalog/number-decision.ts";
import { filled, type Values } from "../catalog/prose.ts";
import type { DriverModel } from "../model/types.ts";

/** How many names stand beside a count. */
const MOST = 12;

/** What is known of a blueprint wherever its decisions are told. */
export interface Known {
  facts: Facts;
  words: DecisionWords;
  /** By the names that texts have for them. */
  values: Values;
}

/** Facts as the blueprint tells them, each once and with what it means. */
export const driversOf = (names: readonly FactName[], known: Known): DriverModel[] =>
  [...new Set(names)].map((name) => driverOf(name, known));

function driverOf(name: FactName, { facts, words, values }: Known): DriverModel {
  const { path, value, words: counted } = facts[name];
  const meaning = words.facts[name];
  const told = value === 1 ? meaning?.one : meaning?.said;
  const text = value === undefined ? meaning?.unsaid || words.nothing : (told ?? "");
  return {
    ...quoted(path, value === undefined || isCount(name) ? null : String(value)),
    words: counted.slice(0, MOST),
    hasWords: counted.length > 0,
    more: Math.max(0, counted.length - MOST),
    text: text === "" ? null : filled(text, values),
  };
}

/** The place where the choice itself is said. */
export const placeOf = ({ axis: { path }, said }: Choice, { words }: Known): DriverModel => ({
  ...quoted(path, said ?? null),
  words: [],
  hasWords: false,
  more: 0,
  text: said === undefined ? words.nothing : null,
});

/** A place in the blueprint, and what stands there in one word, if anything does. */
export const quoted = (path: string, value: string | null) => ({
  path,
  value,
  quote: value === null ? path : `${path}: ${value}`,
});
