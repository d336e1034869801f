import pluralize from "pluralize";

export interface Cases {
  camel: string;
  pascal: string;
  kebab: string;
  snake: string;
}

/** The words of a name, in small letters: `twoWords`, `TwoWords` and `two-words` have the same. */
export function words(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[\s_.-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

export function cased(name: string): Cases {
  const known = remembered.get(name);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const cases = casesOf(words(name));
  remembered.set(name, cases);
  return cases;
}

/** The same few names are asked for again and again. */
const remembered = new Map<string, Cases>();
const MOST_REMEMBERED = 5000;

function casesOf(all: readonly string[]): Cases {
  const capitals = all.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return {
    camel: [all[0] ?? "", ...capitals.slice(1)].join(""),
    pascal: capitals.join(""),
    kebab: all.join("-"),
    snake: all.join("_"),
  };
}

/** The name with its last word in the plural. */
export const pluralOf = (name: string): string =>
  changeLast(name, (word) => pluralize.plural(word));

/** The name with its last word in the singular. */
export const singularOf = (name: string): string =>
  changeLast(name, (word) => pluralize.singular(word));

function changeLast(name: string, change: (word: string) => string): string {
  const all = words(name);
  return [...all.slice(0, -1), change(all.at(-1) ?? "")].join("-");
}
