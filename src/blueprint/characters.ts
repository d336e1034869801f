import type { Report, Span } from "./report.ts";
import { shown } from "./shown.ts";

/**
 * What must not stand in a text that lands in code, comments and terminals: controls, line separators, marks that turn the
 * direction of writing ("Trojan Source", CVE-2021-42574), halves of surrogate pairs, noncharacters.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Cs}|\r(?!\n)/gu;

const UNSEEN_ONE = new RegExp(UNSEEN.source, "u");

const MOST = 20;

/** Reports the characters of the whole text that cannot be seen; the first twenty of them. */
export function checkCharacters(text: string, report: Report): void {
  let count = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (++count > MOST) return;
    report("GP1005", { start: match.index, end: match.index + 1 }, unseen(match[0]), "Delete it.");
  }
}

/** The first such character of a text. */
export const unseenIn = (text: string): string | undefined => text.match(UNSEEN)?.[0];

/** Says whether a value is free of such characters, which an escape such as `"\u202e"` may bring in. */
export function checkText(text: string, at: Span, report: Report): boolean {
  const found = unseenIn(text);
  if (found === undefined) return true;
  report("GP1005", at, unseen(found), "Take it out of the text.");
  return false;
}

/** A value without the characters that were reported already where its text has them. */
export const withoutReported = (value: string, source: string): string =>
  UNSEEN_ONE.test(source) ? value.replaceAll(UNSEEN, "") : value;

const unseen = (character: string) => `${shown(character)} is a character that cannot be seen`;
