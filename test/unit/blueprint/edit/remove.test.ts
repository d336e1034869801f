import { expect, test } from "vitest";
import { remove, type Kind } from "../../../../src/blueprint/edit/index.ts";
import { reader } from "./blueprints.ts";
import { LENDING } from "./lending.ts";

const removed = (kind: Kind, path: string, withReferences = false) =>
  remove(LENDING, { kind, path: path.split("."), withReferences }, reader);

const lineOf = (words: string) => LENDING.slice(0, LENDING.indexOf(words)).split("\n").length;
const without = (...parts: readonly string[]) =>
  parts.reduce((text, part) => text.replace(part, ""), LENDING);

test("what nothing else names goes, with its comment", () => {
  expect(removed("field", "lending.Book.title").text).toBe(
    without("          title: string(200)\n"),
  );
  expect(removed("field", "lending.Place.row").text).toBe(without(", row: int(1..99)?"));
});

test("what names it is listed in its place, and nothing changes", () => {
  const { text, problems } = removed("event", "lending.BookLent");
  expect(text).toBe(LENDING);
  expect(problems.map(({ code, line, message }) => [code, line, message])).toEqual([
    ["GP1907", lineOf("emits: BookLent"), "What emits it names `BookLent`"],
    ["GP1907", lineOf('"lending.BookLent"'), "A reaction names `BookLent`"],
  ]);
});

test("or goes too, if that is wanted: lists and maps that become empty with it", () => {
  expect(removed("operation", "lending.lendBook", true).problems).toMatchObject([
    { code: "GP1507", message: expect.stringContaining("Nothing leads") },
  ]);
  const { text, ...rest } = removed("event", "lending.BookLent", true);
  expect(text).toBe(
    without(
      "        emits: BookLent\n",
      "      BookLent: { of: Book, key: id, carries: [id, isbn, at], fields: { until: date } }\n",
      LENDING.slice(LENDING.indexOf("    consumes:")),
    ),
  );
  expect(rest).toMatchObject({
    removed: [
      expect.stringContaining("lendBook.emits"),
      "services.lending.events.BookLent",
      expect.any(String),
    ],
  });
});

test("a whole service, with a step and the reaction to it", () => {
  const { text } = removed("service", "reminders", true);
  expect(text).toBe(
    without(', "reminders.addReminder"', LENDING.slice(LENDING.indexOf("  reminders:"))),
  );
});

test("a definition that is nothing without it goes too, or is named", () => {
  const { problems } = removed("entity", "lending.Copy");
  expect(problems.map(({ message }) => message)).toEqual([
    "`lending.Book.copies` would be left without `lending.Copy`",
    "`lending.addCopy` would be left without `lending.Copy`",
  ]);
  expect(removed("entity", "lending.Copy", true).text).toBe(
    without(
      "        relations: { copies: has-many Copy }\n",
      "      Copy: { fields: { number: int } }\n",
      "      addCopy: { kind: create, of: Copy, accepts: [number, book], allow: public }\n",
    ),
  );
});

test("what something cannot do without stays", () => {
  const { text, problems } = removed("field", "lending.Book.isbn", true);
  expect(text).toBe(LENDING);
  expect(problems).toMatchObject([
    { line: lineOf("by: isbn"), message: "What finds the entity of an operation names `isbn`" },
  ]);
});

test("what else has to change may be said", () => {
  const path = ["reminders"];
  const set = ["services.lending.purpose=Lends books."];
  const { text } = remove(
    LENDING,
    { kind: "service", path, withReferences: true },
    { ...reader, set },
  );
  expect(text).toContain(
    "  lending: # knows where books are\n    purpose: Lends books.\n    entities:",
  );
});
