import type { Ask, CheckboxQuestion, Choice } from "./ask.ts";

export type Answer = string | string[] | boolean;

/** What was answered so far, under the keys of the questions. */
export interface Journal {
  answers: Map<string, Answer>;
  /** Called after every answer. */
  save(answers: ReadonlyMap<string, Answer>): void;
}

/** `continue`: what was answered is not asked again; `review`: it is the default of its question. */
export type Recall = "continue" | "review";

/** The same questions, but with a memory. An answer that is no longer possible is asked for again. */
export function remembering(ask: Ask, journal: Journal, recall: Recall): Ask {
  const before = new Map(journal.answers);
  if (recall === "review") journal.answers.clear();

  async function once<A extends Answer>(
    key: string,
    usable: (old: Answer | undefined) => A | undefined,
    put: (known: A | undefined) => Promise<A>,
  ): Promise<A> {
    const known = usable(before.get(key));
    const answer = known !== undefined && recall === "continue" ? known : await put(known);
    journal.answers.set(key, answer);
    journal.save(journal.answers);
    return answer;
  }

  return {
    text: (key, question) =>
      once(
        key,
        (old) => (typeof old === "string" && !question.check?.(old) ? old : undefined),
        (known) => ask.text(key, known === undefined ? question : { ...question, default: known }),
      ),
    select: (key, question) =>
      once(
        key,
        (old) => (typeof old === "string" && offered(question.choices, [old]) ? old : undefined),
        (known) =>
          ask.select(key, known === undefined ? question : { ...question, default: known }),
      ),
    checkbox: (key, question) =>
      once(
        key,
        (old) => (Array.isArray(old) && fits(question, old) ? old : undefined),
        (known) => ask.checkbox(key, { ...question, default: known ?? question.default }),
      ),
    confirm: (key, question) =>
      once(
        key,
        (old) => (typeof old === "boolean" ? old : undefined),
        (known) => ask.confirm(key, { ...question, default: known ?? question.default }),
      ),
  };
}

const fits = ({ choices, required }: CheckboxQuestion, answers: readonly string[]) =>
  offered(choices, answers) && (answers.length > 0 || required !== true);

function offered(choices: readonly Choice[], answers: readonly string[]): boolean {
  return answers.every((answer) => choices.some(({ value }) => value === answer));
}

/** The journal's answers as one line of JSON. */
export const stringifyAnswers = (answers: ReadonlyMap<string, Answer>): string =>
  JSON.stringify([...answers]);

/** Reads what `stringifyAnswers` wrote; anything else is no answers at all. */
export function parseAnswers(text: string): Map<string, Answer> {
  try {
    const data: unknown = JSON.parse(text);
    return new Map(Array.isArray(data) ? data.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, Answer] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const answer: unknown = entry[1];
  if (Array.isArray(answer)) return answer.every((each) => typeof each === "string");
  return typeof answer === "string" || typeof answer === "boolean";
}
