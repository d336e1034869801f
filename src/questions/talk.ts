import type { Axis } from "../catalog/types.ts";
import type { Problem } from "../problem.ts";
import type { Ask, CheckboxQuestion, TextQuestion } from "./ask.ts";
import type { Draft } from "./draft.ts";
import type { Read } from "./lines.ts";
import { toBlueprint } from "./to-blueprint.ts";

/** What an interview needs from outside. */
export interface Setting {
  ask: Ask;
  axes: readonly Axis[];
  /** The system's name unless somebody has a better one. */
  name: string;
  /** What is wrong with the text of a blueprint. */
  problems: (blueprint: string) => readonly Problem[];
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
    if (typeof next === "string") return next;
    const wrong = complaints(talk, next);
    if (wrong.length === 0) return undefined;
    const known = complaints(talk, draft);
    return wrong.find((complaint) => !known.includes(complaint));
  };
}

function take(talk: Talk, next: Draft | string): void {
  if (typeof next === "string") throw new Error(`an answer that was refused was taken: ${next}`);
  talk.draft = next;
}

const complaints = ({ problems }: Setting, draft: Draft) =>
  problems(toBlueprint(draft)).map(({ message, help }) => `${message}. ${help}`);
