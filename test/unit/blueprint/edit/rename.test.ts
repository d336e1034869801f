import { describe, expect, test } from "vitest";
import { rename, type NamedKind } from "../../../../src/blueprint/edit/index.ts";
import { reader } from "./blueprints.ts";
import { LENDING } from "./lending.ts";

const renamed = (kind: NamedKind, path: string, to: string, text = LENDING) =>
  rename(text, { kind, path: path.split("."), to }, reader);

/** The example with other words: `[before, after]` each, wherever it stands. */
const having = (...words: readonly (readonly [string, string])[]) =>
  words.reduce((text, [before, after]) => text.replaceAll(before, after), LENDING);

describe("another name, wherever it is named", () => {
  test("of a service: in steps, and in what others react to", () => {
    const { text, problems } = renamed("service", "reminders", "post");
    expect(problems).toEqual([]);
    expect(text).toBe(having(["  reminders:", "  post:"], ["reminders.add", "post.add"]));
    expect(renamed("service", "lending", "shelves").text).toContain('"shelves.BookLent":');
  });

  test("of an entity: also in the reference that a child has to it", () => {
    expect(renamed("entity", "lending.Book", "Volume").text).toBe(
      having(
        ["      Book:", "      Volume:"],
        ["of: Book,", "of: Volume,"],
        ["of: Book\n", "of: Volume\n"],
        ["[number, book]", "[number, volume]"],
      ),
    );
    expect(renamed("entity", "lending.Copy", "Print").text).toContain("has-many Print");
  });

  test("of a field: what finds, accepts and carries it, and paths into events", () => {
    expect(renamed("field", "lending.Book.isbn", "code").text).toBe(
      having(
        ["isbn: string(13) unique", "code: string(13) unique"],
        ["by: isbn", "by: code"],
        ["carries: [id, isbn", "carries: [id, code"],
        ["event.isbn", "event.code"],
      ),
    );
  });

  test("of the field that is the state", () => {
    const { text } = renamed("field", "lending.Book.status", "place");
    expect(text).toBe(having(["state: status", "state: place"], ["status: enum", "place: enum"]));
  });

  test("of a field of a value object: further down in paths", () => {
    const { text } = renamed("field", "lending.Place.room", "hall");
    expect(text).toBe(having(["{ room:", "{ hall:"], ["event.at.room", "event.at.hall"]));
  });

  test("of an input: the event's own field that is given by it has the same name", () => {
    const { text, ...rest } = renamed("field", "lending.lendBook.until", "end");
    expect(text).toBe(having(["{ until:", "{ end:"], ["event.until", "event.end"]));
    expect(rest).toMatchObject({
      renames: [
        { kind: "field", path: ["lending", "lendBook", "until"], to: "end" },
        { kind: "field", path: ["lending", "BookLent", "until"], to: "end" },
      ],
    });
  });

  test("of an event and of an operation, whose files are its entity's", () => {
    const event = renamed("event", "lending.BookLent", "BookTaken");
    expect(event.text).toBe(having(["BookLent", "BookTaken"]));
    const operation = renamed("operation", "lending.lendBook", "takeBook");
    expect(operation.text).toBe(having(["lendBook", "takeBook"]));
    const path = ["lending", "Book", "lendBook"];
    expect(operation).toMatchObject({ renames: [{ kind: "operation", path, to: "takeBook" }] });
  });

  test("with CRLF, a byte order mark and no last line break", () => {
    const vary = (text: string) => `\ufeff${text.trimEnd().replaceAll("\n", "\r\n")}`;
    const { text } = renamed("event", "lending.BookLent", "BookTaken", vary(LENDING));
    expect(text).toBe(vary(having(["BookLent", "BookTaken"])));
  });
});

describe("refused, each in its place", () => {
  const first = (kind: NamedKind, path: string, to: string, text?: string) => {
    const { text: same, problems } = renamed(kind, path, to, text);
    expect(same).toBe(text ?? LENDING);
    return problems[0]!;
  };
  const lineOf = (words: string) => LENDING.slice(0, LENDING.indexOf(words)).split("\n").length;

  test("a path that leads nowhere, with what was meant", () => {
    const help = "Did you mean `isbn`?";
    const typed = { file: "rename", line: 1, column: 14, endColumn: 18 };
    expect(first("field", "lending.Book.ibsn", "code")).toMatchObject({
      code: "GP1402",
      help,
      ...typed,
    });
    expect(first("field", "lending.Bok.isbn", "code")).toMatchObject({ code: "GP1401", column: 9 });
    expect(first("entity", "lendign.Book", "Volume").help).toBe("Did you mean `lending`?");
    expect(first("entity", "lending", "Volume")).toMatchObject({
      code: "GP1903",
      file: "rename",
      help: "Write `service.Entity`.",
    });
  });

  test("a name that is taken, or is none", () => {
    const taken = first("field", "lending.Book.isbn", "title");
    expect(taken).toMatchObject({ code: "GP1904", line: lineOf("title:") });
    expect(first("entity", "lending.Book", "Place")).toMatchObject({ line: lineOf("Place: {") });
    expect(first("entity", "lending.Book", "book")).toMatchObject({
      code: "GP1201",
      file: "rename",
      column: 14,
    });
    expect(first("field", "lending.Book.isbn", "constructor")).toMatchObject({ code: "GP1203" });
    expect(first("field", "lending.Book.isbn", "isbn")).toMatchObject({ code: "GP1904" });
  });

  test.each([
    ["field", "lending.Book.isbn", "title"],
    ["entity", "lending.Book", "Place"],
    ["operation", "lending.lendBook", "returnBook"],
    ["event", "lending.BookLent", "BookBought"],
    ["service", "lending", "reminders"],
  ] as const)("to swap %s %s with %s is told in three commands that do it", (kind, path, to) => {
    const swapped = (text: string, of: NamedKind) => {
      const commands = first(of, path, to, text).help.match(/(?<=groundplan rename ).*/g)!;
      expect(commands).toHaveLength(3);
      let result = text;
      for (const command of commands) {
        const [one, at = "", name = ""] = command.split(" ");
        const done = renamed(one as NamedKind, at, name, result);
        expect(done.problems).toEqual([]);
        result = done.text;
      }
      return { result, other: commands[0]!.split(" ")[0] as NamedKind };
    };
    const { result, other } = swapped(LENDING, kind);
    expect(result).not.toBe(LENDING);
    // the same path has the other one now
    expect(swapped(result, other).result).toBe(LENDING);
  });

  test("a name that means something else where it is named", () => {
    const reacting = LENDING.replace(
      "        do: addReminder\n",
      "        do: addReminder\n        refused: giveUp\n",
    ).replace(
      "    consumes:",
      "      giveUp: { kind: create, of: Reminder, accepts: [isbn, due, where] }\n    consumes:",
    );
    expect(first("operation", "reminders.giveUp", "park", reacting)).toMatchObject({
      code: "GP1905",
    });
  });

  test("a name that the reader refuses", () => {
    expect(first("field", "lending.Book.isbn", "id")).toMatchObject({ code: "GP1205" });
  });

  test("a word with escapes in it", () => {
    const escaped = LENDING.replace('"lending.BookLent"', String.raw`"lending.\x42ookLent"`);
    expect(first("event", "lending.BookLent", "BookTaken", escaped)).toMatchObject({
      code: "GP1906",
    });
  });

  test("a blueprint that is not sound", () => {
    expect(first("event", "lending.BookLent", "BookTaken", "name: x\n")).toMatchObject({
      code: "GP1103",
    });
  });
});
