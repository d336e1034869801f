import type { Shape } from "./shape.ts";
import { say, WORDS, type Subject } from "./subject.ts";

/** Words of JSON Schema that bound from above, and from below. */
const UPPER = ["maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"];
const LOWER = ["minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"];

/**
 * What became narrower breaks who sends it; what became wider is new only to who reads it, who may have relied on it.
 */
export function compareLimits(old: Shape, now: Shape, name: string, subject: Subject): void {
  for (const word of UPPER) compareBound(word, Math.min, old, now, name, subject);
  for (const word of LOWER) compareBound(word, Math.max, old, now, name, subject);
  for (const word of ["pattern", "format", "multipleOf"])
    compareText(word, old, now, name, subject);
  if (!old.is("uniqueItems") && now.is("uniqueItems") && subject.direction === "request")
    say(
      subject,
      "new",
      now.said("uniqueItems")[0],
      "breaking",
      "limit-narrowed",
      `Items of ${name} have to differ in requests now`,
    );
}

type Bound = (...all: number[]) => number;

function compareBound(
  word: string,
  tightest: Bound,
  old: Shape,
  now: Shape,
  name: string,
  subject: Subject,
): void {
  const [before, after] = [boundOf(old, word, tightest), boundOf(now, word, tightest)];
  if (before === after) return;
  const narrower =
    before === undefined || (after !== undefined && tightest(before, after) === after);
  const said = `\`${word}\` of ${name} is ${after ?? "gone"}${before === undefined ? " now" : ` and was ${before}`}`;
  tellOf(word, narrower, said, old, now, subject);
}

function boundOf(shape: Shape, word: string, tightest: Bound): number | undefined {
  const said = shape.said(word).flatMap(({ value }) => (typeof value === "number" ? value : []));
  return said.length > 0 ? tightest(...said) : undefined;
}

/** Of two patterns or formats nobody can say which is narrower. */
function compareText(word: string, old: Shape, now: Shape, name: string, subject: Subject): void {
  const textOf = (shape: Shape) =>
    shape
      .said(word)
      .map(({ value }) => String(value))
      .toSorted()
      .join(" and ");
  const [before, after] = [textOf(old), textOf(now)];
  if (before === after) return;
  const said = `\`${word}\` of ${name} is ${after || "gone"}${before ? ` and was ${before}` : " now"}`;
  if (before === "" || after === "") tellOf(word, after !== "", said, old, now, subject);
  else if (subject.direction === "request" || word === "format")
    say(subject, "new", now.said(word)[0], "breaking", `${word}-changed`, said);
  else say(subject, "new", now.said(word)[0], "warning", `${word}-changed`, said);
}

function tellOf(
  word: string,
  narrower: boolean,
  said: string,
  old: Shape,
  now: Shape,
  subject: Subject,
): void {
  const breaks = narrower === (subject.direction === "request");
  const severity = !breaks ? "compatible" : narrower ? "breaking" : "warning";
  const message = `${said}, in ${WORDS[subject.direction].many}`;
  const kind = narrower ? "limit-narrowed" : "limit-widened";
  const [there] = now.said(word);
  if (there) say(subject, "new", there, severity, kind, message);
  else say(subject, "old", old.said(word)[0], severity, kind, message);
}
