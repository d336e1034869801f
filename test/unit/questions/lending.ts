import { parse } from "yaml";
import { Script } from "./script.ts";
import { blueprintFrom } from "./setting.ts";

export const BOOK = "services.lending.entities.Book";
export const NOTE = "services.reminders.entities.Note";
export const LENT = `${BOOK}.tells.lend`;

/** Two services, of which one says when a book is lent. */
export const said = {
  services: "lending, reminders",
  "services.lending.entities": "Book",
  [`${BOOK}.fields`]: "title: string(80), isbn: string(13) unique, blurb: text, room: string(20)?",
  [`${BOOK}.transitions`]: "lend: here > away, return: away > here",
  [`${BOOK}.tells`]: ["lend"],
  "services.reminders.entities": "Note",
  [`${NOTE}.fields`]: "bookId: uuid unique, title: string(200), room: string(20)?",
};

/** The blueprint of somebody who says that, and more. */
export async function answered(more: ConstructorParameters<typeof Script>[0] = {}) {
  const script = new Script({ ...said, ...more });
  const text = await blueprintFrom(script);
  return { script, text, ...parse(text) };
}

export const valuesOf = ({ questions }: Script, key: string) =>
  (questions.get(key)?.choices ?? []).map(({ value }) => value);
export const eventKeys = ({ asked }: Script) => asked.filter((key) => /tells|post/.test(key));
