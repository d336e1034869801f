import type { AskAll, Choice, TextQuestion } from "../../../src/questions/ask.ts";
import { Back } from "../../../src/questions/back.ts";
import { Interrupted } from "../../../src/questions/interrupted.ts";

/** Goes back instead of answering. */
export const BACK = Symbol("back");
/** Leaves instead of answering. */
export const LEAVE = Symbol("leave");

type Said = string | string[] | boolean | typeof BACK | typeof LEAVE;

/** What is said when the same question comes once more, and once more; then the default. */
export class Turns {
  readonly said: Said[];
  constructor(...said: Said[]) {
    this.said = said;
  }
}

/** A question as it was put. */
type Put = Omit<TextQuestion, "default" | "check"> & {
  default?: unknown;
  choices?: readonly Choice[];
};

/**
 * Somebody who answers from a list; what is not in it takes the default. A list for a line are tries of which the last
 * is taken. Keeps what was asked and what was refused.
 */
export class Script implements AskAll {
  readonly asked: string[] = [];
  readonly questions = new Map<string, Put>();
  readonly refused: string[] = [];
  readonly #answers: Record<string, Said | Turns>;

  constructor(answers: Record<string, Said | Turns> = {}) {
    this.#answers = answers;
  }

  async text(key: string, question: Parameters<AskAll["text"]>[1]): Promise<string> {
    const said = this.#next(key, question) ?? question.default ?? "";
    for (const line of [said].flat() as string[]) {
      const wrong = question.check?.(line);
      if (wrong === undefined) return line;
      this.refused.push(wrong);
    }
    throw new Interrupted(`${key} was never answered well: ${this.refused.at(-1)}`);
  }

  async select(key: string, question: Parameters<AskAll["select"]>[1]): Promise<string> {
    return (this.#next(key, question) ?? question.default ?? question.choices[0]?.value) as string;
  }

  async search(key: string, question: Parameters<AskAll["search"]>[1]): Promise<string> {
    return this.select(key, question);
  }

  async checkbox(key: string, question: Parameters<AskAll["checkbox"]>[1]): Promise<string[]> {
    const chosen = (this.#next(key, question) ?? [...question.default]) as string[];
    const wrong = question.check?.(chosen);
    if (wrong === undefined) return chosen;
    this.refused.push(wrong);
    throw new Interrupted(`${key} was never answered well: ${wrong}`);
  }

  async confirm(key: string, question: Parameters<AskAll["confirm"]>[1]): Promise<boolean> {
    return (this.#next(key, question) ?? question.default) as boolean;
  }

  #next(key: string, question: object): Said | undefined {
    this.asked.push(key);
    this.questions.set(key, question as Put);
    const answer = this.#answers[key];
    const said = answer instanceof Turns ? answer.said.shift() : answer;
    if (said === BACK) throw new Back();
    if (said === LEAVE) throw new Interrupted("left");
    return said;
  }
}
