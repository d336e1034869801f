import type { Span, Word } from "../report.ts";
import { definitionOf, type Target } from "./target.ts";

/** What a name does where it occurs. */
export type Role =
  | "definition"
  | "step"
  | "call"
  | "type"
  | "allow"
  | "inherits"
  | "do"
  | "policy"
  | "emits"
  | "consumes"
  | "of"
  | "relation"
  | "accepts"
  | "carries"
  | "key"
  | "by"
  | "state"
  | "with"
  | "path"
  | "literal";

/** A place where a definition is named, and what stands there when it has another name. */
export interface Occurrence {
  word: Word;
  /** The part of the word that names it. */
  start: number;
  end: number;
  /** It stands behind the dot of a scalar of which the word is only the second half. */
  tail: boolean;
  now: string;
  role: Role;
  /** What is defined here. */
  target?: Target;
}

/** The whole of a word names it. */
export const named = (word: Word, now: string, role: Role, tail = false): Occurrence => ({
  word,
  start: 0,
  end: word.text.length,
  tail,
  now,
  role,
});

/** Where it is defined. */
export const defined = (target: Target, now: string): Occurrence => ({
  ...named(definitionOf(target), now, "definition"),
  target,
});

/** Where it stands to the letter; undefined: nowhere, since the scalar is written with escapes or over several lines. */
export function placeOf({ word, start, end, tail }: Occurrence, source: string): Span | undefined {
  const { text, at } = word;
  const firsts = tail ? [at.end - text.length, at.end - 1 - text.length] : [at.start, at.start + 1];
  const first = firsts.find(
    (one) => one >= at.start && one + text.length <= at.end && source.startsWith(text, one),
  );
  return first === undefined ? undefined : { start: first + start, end: first + end };
}

/** The text with something else at each of some places, which do not overlap. */
export function replaced(source: string, places: readonly { at: Span; now: string }[]): string {
  let result = "";
  let from = 0;
  for (const { at, now } of places.toSorted((a, b) => a.at.start - b.at.start)) {
    result += source.slice(from, at.start) + now;
    from = at.end;
  }
  return result + source.slice(from);
}

/** Each place once: two operations that a reaction knows may be given the same. */
export const unique = (all: readonly Occurrence[]): Occurrence[] => [
  ...new Map(all.map((one) => [`${one.word.at.start}:${one.word.text}`, one])).values(),
];
