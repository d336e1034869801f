import { cased, pluralOf as pluralText, singularOf as singularText } from "../blueprint/index.ts";
import type { Names } from "./types.ts";

/** All cases of one name, whichever of them it was written in: `orderLine`, `OrderLine` and `order-line` give the same. */
export function namesOf(text: string): Names {
  const { camel, pascal, kebab, snake } = cased(text);
  const plain = kebab.replaceAll("-", " ");
  return {
    camel,
    pascal,
    kebab,
    snake,
    constant: snake.toUpperCase(),
    words: plain,
    title: capital(plain),
  };
}

/** The plural of a name; only its last word changes. */
export const pluralOf = (names: Names): Names => namesOf(pluralText(names.kebab));

/** `orderLines` → `orderLine`, for the names of references in a set. */
export const singularOf = (text: string): string => namesOf(singularText(text)).camel;

/** Words that begin with a vowel for the eye and a consonant for the ear, and the other way round. */
const SPOKEN_CONSONANT = /^(?:u(?:ni(?!m|n)|[brst][aeiu]|r[il]|uid)|eu|one\b|once\b)/;
const SPOKEN_VOWEL = /^(?:[aeiou]|hour|hono|heir)/;

/** `a category`, `an order`, `a user`, `an hour`. */
export const withArticle = (noun: string): string =>
  SPOKEN_VOWEL.test(noun) && !SPOKEN_CONSONANT.test(noun) ? `an ${noun}` : `a ${noun}`;

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The first of the names that is free: the wanted one, or the same with suffixes. Keeps it. */
export function claim(wanted: string, suffix: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name += suffix;
  taken.add(name);
  return name;
}
