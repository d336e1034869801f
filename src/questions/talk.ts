import type { Axis } from "../catalog/types.ts";
import type { Problem } from "../problem.ts";
import type { Answers } from "./answers.ts";
import type { Ask, TextQuestion } from "./ask.ts";
import type { Read } from "./lines.ts";
import { toBlueprint } from "./to-blueprint.ts";

/** What an interview needs from outside. */
export interface Setting {
  ask: Ask;
  axes: readonly Axis[];
  /** What is wrong with the text of a blueprint. */
  problems: (blueprint: string) => readonly Problem[];
}

/** An interview under way. */
export interface Talk extends Setting {
  answers: Answers;
}

/** The answers with one more, or what is wrong with it. */
export type Put = (line: string) => Answers | string;

/**
 * Asks for a line. It is tried in the blueprint at once: what the blueprint's reader would refuse is refused here, in its
 * words. What was wrong before is no fault of this line.
 */
export async function askLine(
  talk: Talk,
  key: string,
  question: Omit<TextQuestion, "check">,
  put: Put,
): Promise<void> {
  const known = new Set(complaints(talk, talk.answers));
  const check = (line: string): string | undefined => {
    const next = put(line);
    if (typeof next === "string") return next;
    return complaints(talk, next).find((complaint) => !known.has(complaint));
  };
  const next = put(await talk.ask.text(key, { ...question, check }));
  if (typeof next !== "string") talk.answers = next;
}

/** What `put` makes of a line that is read first. */
export const reading =
  <T>(read: (line: string) => Read<T>, put: (value: readonly T[]) => Answers): Put =>
  (line) => {
    const result = read(line);
    return "wrong" in result ? result.wrong : put(result.value);
  };

const complaints = ({ problems }: Setting, answers: Answers) =>
  problems(toBlueprint(answers)).map(({ message, help }) => `${message}. ${help}`);
