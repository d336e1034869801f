import type { Ask } from "../../../src/questions/ask.ts";
import { Interrupted } from "../../../src/questions/interrupted.ts";

type Answer = string | string[] | boolean;

/** Somebody who answers from a list; what is not in it takes the default. Keeps what was asked and what was refused. */
export class Script implements Ask {
  readonly asked: string[] = [];
  readonly refused: string[] = [];
  readonly #answers: Record<string, Answer | Answer[]>;

  constructor(answers: Record<string, Answer | Answer[]> = {}) {
    this.#answers = { ...answers };
  }

  async text(key: string, question: Parameters<Ask["text"]>[1]): Promise<string> {
    this.#note(key);
    for (const line of [this.#answers[key] ?? question.default ?? ""].flat() as string[]) {
      const wrong = question.check?.(line);
      if (wrong === undefined) return line;
      this.refused.push(wrong);
    }
    throw new Interrupted(`${key} was never answered well: ${this.refused.at(-1)}`);
  }

  async select(key: string, question: Parameters<Ask["select"]>[1]): Promise<string> {
    this.#note(key);
    return (this.#answers[key] ?? question.default ?? question.choices[0]?.value) as string;
  }

  async checkbox(key: string, question: Parameters<Ask["checkbox"]>[1]): Promise<string[]> {
    this.#note(key);
    return (this.#answers[key] ?? [...question.default]) as string[];
  }

  async confirm(key: string, question: Parameters<Ask["confirm"]>[1]): Promise<boolean> {
    this.#note(key);
    return (this.#answers[key] ?? question.default) as boolean;
  }

  #note(key: string): void {
    this.asked.push(key);
    if (this.#answers[key] === false) throw new Interrupted("left");
  }
}
