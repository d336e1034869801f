import pluralize from "pluralize";
import type { Names } from "./types.ts";

/** All cases of one name, whichever of them it was written in: `orderLine`, `OrderLine` and `order-line` give the same. */
export function namesOf(text: string): Names {
  const words = wordsOf(text);
  const capitals = words.map(capital);
  return {
    camel: [words[0], ...capitals.slice(1)].join(""),
    pascal: capitals.join(""),
    kebab: words.join("-"),
    snake: words.join("_"),
    constant: words.join("_").toUpperCase(),
    words: words.join(" "),
    title: capital(words.join(" ")),
  };
}

/** The plural of a name; only its last word changes. */
export function pluralOf(names: Names): Names {
  const words = names.words.split(" ");
  return namesOf([...words.slice(0, -1), pluralize.plural(words.at(-1)!)].join("-"));
}

/** `lines` → `line`, for the names of references in a set. */
export function singularOf(text: string): string {
  const words = wordsOf(text);
  return namesOf([...words.slice(0, -1), pluralize.singular(words.at(-1)!)].join("-")).camel;
}

/** `a category`, `an order`. */
export const withArticle = (words: string): string => `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}
