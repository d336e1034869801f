import type { Ask, CheckboxQuestion, Choice } from "./ask.ts";
import { rename } from "./rename.ts";

export type Answer = string | string[];

/** What was answered so far, under the keys of the questions. */
export interface Journal {
  answers: Map<string, Answer>;
  /** Called after every answer. */
  save(answers: ReadonlyMap<string, Answer>): void;
}

/** A question that has its answer. */
export interface Asked {
  key: string;
  message: string;
  /** As people read it. */
  answer: string;
}

export interface Remembering {
  ask: Ask;
  /** Every question so far, also those that memory answered. */
  asked: readonly Asked[];
}

/**
 * The same questions, but with a memory: what was answered is not asked again, unless its key is in `again`, from which
 * an answer takes it. When a question does come again, what was said is its default, also where it is no longer possible.
 */
export function remembering(ask: Ask, journal: Journal, again: Set<string>): Remembering {
  const asked: Asked[] = [];

  async function once<A extends Answer>(
    key: string,
    message: string,
    usable: A | undefined,
    put: () => Promise<A>,
    read: (answer: A) => string,
  ): Promise<A> {
    const answer = usable !== undefined && !again.has(key) ? usable : await put();
    again.delete(key);
    asked.push({ key, message, answer: read(answer) });
    journal.answers.set(key, answer);
    journal.save(journal.answers);
    return answer;
  }

  return {
    asked,
    ask: {
      text: (key, question) => {
        const old = journal.answers.get(key);
        const said = typeof old === "string" ? old : undefined;
        const usable = said !== undefined && !question.check?.(said) ? said : undefined;
        const kept = said ? { default: said, edit: true } : usable === "" && { default: "" };
        return once(
          key,
          question.message,
          usable,
          async () => {
            const line = await ask.text(key, { ...question, ...kept, back: true });
            if (question.names && said !== undefined)
              rename(journal.answers, again, key, { before: said, after: line });
            return line;
          },
          (answer) => answer || (question.empty ?? ""),
        );
      },
      select: (key, question) => {
        const [usable] = offered(question, [journal.answers.get(key)].flat());
        return once(
          key,
          question.message,
          usable,
          () =>
            ask.select(key, {
              ...question,
              ...(usable !== undefined && { default: usable }),
              back: true,
            }),
          (answer) => labels(question, [answer]),
        );
      },
      checkbox: (key, question) => {
        const old = journal.answers.get(key);
        const said = Array.isArray(old) ? offered(question, old) : undefined;
        const usable =
          said?.length === old?.length && said && fits(question, said) ? said : undefined;
        const kept = usable ?? (said?.length ? said : question.default);
        return once(
          key,
          question.message,
          usable,
          () => ask.checkbox(key, { ...question, default: kept, back: true }),
          (answer) => labels(question, answer) || (question.empty ?? ""),
        );
      },
    },
  };
}

interface Offer {
  choices: readonly Choice[];
}

/** Those of some answers that can still be given. */
const offered = ({ choices }: Offer, answers: readonly unknown[]): string[] =>
  answers.filter((answer): answer is string => choices.some(({ value }) => value === answer));

const labels = ({ choices }: Offer, answers: readonly string[]): string =>
  choices
    .filter(({ value }) => answers.includes(value))
    .map(({ label }) => label)
    .join(", ");

const fits = ({ required, check }: CheckboxQuestion, answers: readonly string[]): boolean =>
  (answers.length > 0 || required !== true) && check?.(answers) === undefined;

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
  return typeof answer === "string";
}
