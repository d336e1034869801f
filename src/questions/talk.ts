import type { Offer } from "../blueprint/offer.ts";
import type { Axis } from "../catalog/types.ts";
import type { Ask, CheckboxQuestion, TextQuestion } from "./ask.ts";
import type { Draft } from "./draft.ts";
import type { Read } from "./lines.ts";
import { whyRefused } from "./reading.ts";

/** What an interview needs from outside. */
export interface Setting {
  ask: Ask;
  axes: readonly Axis[];
  /** The system's name unless somebody has a better one. */
  name: string;
  /** What a blueprint may say. */
  offer: Offer;
}

/** An interview under way. Its draft is complete from the start: what was not asked yet has its default. */
export interface Talk extends Setting {
  draft: Draft;
}

/** The draft with one more answer in it, or what is wrong with the answer. */
export type Put<Answer> = (answer: Answer) => Draft | string;

/**
 * Asks for a line. It is tried in the blueprint at once: what the blueprint's reader would refuse is refused here, in its
 * words. What was wrong before is no fault of this line.
 */
export async function askLine(
  talk: Talk,
  key: string,
  question: Omit<TextQuestion, "check">,
  put: Put<string>,
): Promise<void> {
  const check = trying(talk, put);
  take(talk, put(await talk.ask.text(key, { ...question, check })));
}

/** Asks for some of several words; they are tried as lines are. */
export async function askSome(
  talk: Talk,
  key: string,
  question: Omit<CheckboxQuestion, "check">,
  put: Put<readonly string[]>,
): Promise<void> {
  const check = trying(talk, put);
  take(talk, put(await talk.ask.checkbox(key, { ...question, check })));
}

/** What `put` makes of a line that is read first. */
export const reading =
  <T>(read: (line: string) => Read<T>, put: (value: readonly T[]) => Draft | string): Put<string> =>
  (line) => {
    const result = read(line);
    return "wrong" in result ? result.wrong : put(result.value);
  };

function trying<Answer>(talk: Talk, put: Put<Answer>): (answer: Answer) => string | undefined {
  const { draft } = talk;
  return (answer) => {
    const next = put(answer);
    return typeof next === "string" ? next : whyRefused({ ...talk, draft }, next);
  };
}

function take(talk: Talk, next: Draft | string): void {
  if (typeof next === "string") throw new Error(`an answer that was refused was taken: ${next}`);
  talk.draft = next;
}
