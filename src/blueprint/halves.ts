import type { Word } from "./report.ts";

/** The two words of `service.thing`, each with its place; undefined where it is no such pair. */
export function halvesOf({ text, at }: Word): [Word, Word] | undefined {
  const dot = text.indexOf(".");
  if (dot < 1 || dot === text.length - 1) return undefined;
  const half = (start: number, end: number): Word => ({
    text: text.slice(start, end),
    // in quotes, places within are not known
    at: at.end - at.start === text.length ? { start: at.start + start, end: at.start + end } : at,
  });
  return [half(0, dot), half(dot + 1, text.length)];
}
