import type { Facts } from "./facts.ts";
import type { Reader } from "./reader.ts";

/** Numbers, and words such as `5m`, by the names that texts have for them. */
export type Values = Readonly<Record<string, number | string | undefined>>;

const PLACE = /\{([\w.]+)\}/g;

/** The names of the numbers that a text of a manifest asks for: `{services}`. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([, name]) => name!);

/** Throws where a text asks for a number that is not known: a defect of ours. */
export function checkPlaces(read: Reader, text: string, known: readonly string[]): string {
  for (const name of placesIn(text))
    if (!known.includes(name)) read.fail(`"{${name}}" is not known in "${text}"`);
  return text;
}

/** A text of a manifest with its numbers. Throws where one is missing, which is a defect of ours. */
export const filled = (text: string, values: Values): string =>
  text.replace(PLACE, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`there is no number "${name}" for "${text}"`);
    return String(value);
  });

/** The numbers of facts that were said. */
export const valuesOf = (facts: Facts): Values =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
