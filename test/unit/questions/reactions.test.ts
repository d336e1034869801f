import { parse } from "yaml";
import { expect, test } from "vitest";
import { openSession } from "../../../src/questions/session.ts";
import { answered, BOOK, eventKeys, LENT, NOTE, said, valuesOf } from "./lending.ts";
import { Script, Turns } from "./script.ts";
import { blueprintFrom, problems, setting } from "./setting.ts";

test("who reacts is asked what it does; what is clear by name and type is not asked", async () => {
  const { script, text, services } = await answered({ [`${LENT}.reactors`]: ["reminders"] });
  expect(problems(text)).toEqual([]);
  expect(services.reminders.consumes).toEqual({
    "lending.BookLent": {
      do: "addNote",
      with: { bookId: "event.id", title: "event.title" },
    },
  });
  expect(services.reminders.operations).toEqual({
    addNote: { kind: "create", of: "Note", accepts: ["bookId", "title"] },
  });
  expect(eventKeys(script)).toEqual([
    `${BOOK}.tells`,
    `${BOOK}.tells.names`,
    `${LENT}.carries`,
    `${BOOK}.tells.key`,
    `${NOTE}.tells`,
    `${LENT}.reactors`,
    `${LENT}.reactors.reminders.do`,
    `${LENT}.reactors.reminders.refused`,
    "platform.post",
  ]);
});

test("what may be absent is given where it may be absent", async () => {
  const { text, services } = await answered({
    [`${LENT}.carries`]: ["id", "title", "room"],
    [`${LENT}.reactors`]: ["reminders"],
  });
  expect(problems(text)).toEqual([]);
  expect(services.reminders.consumes["lending.BookLent"].with).toHaveProperty("room", "event.room");
});

test("what is not clear is asked, what cannot be is not offered", async () => {
  const reactors = { [`${LENT}.reactors`]: ["reminders"] };
  const text = "bookId: uuid, text: string(200)";
  const open = await answered({ ...reactors, [`${NOTE}.fields`]: text });
  expect(problems(open.text)).toEqual([]);
  const key = `${LENT}.reactors.reminders.addNote.text`;
  expect(open.script.questions.get(key)?.message).toBe("What of BookLent is text of addNote?");
  expect(valuesOf(open.script, key)).toEqual(["title", "isbn", "id"]);
  expect(open.services.reminders.consumes["lending.BookLent"].with).toEqual({
    bookId: "event.id",
    text: "event.title",
  });
  // One way only: nobody is asked which.
  expect(open.script.asked).not.toContain(`${LENT}.reactors.reminders.do`);

  const cost = await answered({ ...reactors, [`${NOTE}.fields`]: "bookId: uuid, cost: money" });
  expect(problems(cost.text)).toEqual([]);
  expect(cost.script.asked).not.toContain(`${LENT}.reactors`);
});

const closing = {
  [`${NOTE}.transitions`]: "close: open > closed, drop: open > dropped",
  [`${BOOK}.tells`]: ["return"],
  [`${BOOK}.tells.return.reactors`]: ["reminders"],
};
const RETURNED = `${BOOK}.tells.return.reactors.reminders`;

test("a command may be found by what is unique; what may overtake it is asked about", async () => {
  const { script, text, services } = await answered(closing);
  expect(problems(text)).toEqual([]);
  expect(services.reminders.operations.closeNote).toMatchObject({ by: "bookId", from: ["open"] });
  expect(services.reminders.consumes["lending.BookReturned"]).toEqual({
    do: "closeNote",
    with: { bookId: "event.id" },
    refused: "park",
  });
  expect(script.questions.get(`${RETURNED}.refused`)?.hint).toContain("may come too late");
});

test("what follows where it is refused or missing is said only if it is not what follows anyway", async () => {
  const policies = { [`${RETURNED}.refused`]: "ignore", [`${RETURNED}.missing`]: "park" };
  const { services } = await answered({ ...closing, ...policies });
  expect(services.reminders.consumes["lending.BookReturned"]).toMatchObject({
    refused: "ignore",
    missing: "park",
  });
  const removed = await answered({ ...closing, [`${RETURNED}.do`]: "removeNote by bookId" });
  expect(problems(removed.text)).toEqual([]);
  expect(removed.services.reminders.operations.removeNote).toEqual({
    kind: "delete",
    of: "Note",
    by: "bookId",
  });
  expect(removed.services.reminders.consumes["lending.BookReturned"]).toEqual({
    do: "removeNote",
    with: { bookId: "event.id" },
  });
  expect(removed.script.asked).not.toContain(`${RETURNED}.refused`);
});

const circle = {
  [`${BOOK}.fields`]: "noteId: uuid, title: string(80)",
  [`${NOTE}.fields`]: "bookId: uuid, title: string(80)",
  [`${NOTE}.tells`]: ["create"],
  [`${NOTE}.tells.create.reactors`]: ["lending"],
};
const TOLD = { [`${BOOK}.tells`]: ["create"], [`${BOOK}.tells.create.reactors`]: ["reminders"] };

test("whoever reacts tells of it too, but never in a circle", async () => {
  const back = `${NOTE}.tells.create.reactors.lending.do`;
  const { script, text, services } = await answered({ ...circle, ...TOLD });
  expect(problems(text)).toEqual([]);
  expect(services.reminders.operations.addNote.emits).toBe("NoteCreated");
  expect(valuesOf(script, back)).toEqual(["lendBook", "returnBook", "changeBook", "removeBook"]);
  const quiet = await answered({ ...circle, [`${BOOK}.tells`]: [] });
  expect(valuesOf(quiet.script, back)[0]).toBe("addBook");
});

test("where nothing but a circle is left, it is said why", async () => {
  const { [`${BOOK}.transitions`]: _, ...stateless } = said;
  const script = new Script({
    ...stateless,
    ...circle,
    ...TOLD,
    [`${BOOK}.fields`]: "title: string(80)",
    [`${NOTE}.fields`]: "title: string(80)",
  });
  await expect(blueprintFrom(script)).rejects.toThrow("cause each other for ever");
});

test("two events that one operation cannot serve have one each", async () => {
  const { text, services } = await answered({
    [`${BOOK}.tells`]: ["lend", "return"],
    [`${LENT}.carries`]: ["id", "title"],
    [`${LENT}.reactors`]: ["reminders"],
    [`${LENT}.reactors.reminders.do`]: "changeNote by bookId",
    [`${BOOK}.tells.return.carries`]: ["id", "isbn"],
    [`${BOOK}.tells.return.reactors`]: ["reminders"],
    [`${NOTE}.fields`]: "bookId: uuid unique, title: string(80), isbn: string(13)",
    [`${RETURNED}.do`]: "changeNoteOnBookReturned by bookId",
  });
  expect(problems(text)).toEqual([]);
  expect(services.reminders.operations).toEqual({
    changeNote: { kind: "update", of: "Note", by: "bookId", accepts: ["title"] },
    changeNoteOnBookReturned: { kind: "update", of: "Note", by: "bookId", accepts: ["isbn"] },
  });
});

test("what may be absent changes nothing that is needed", async () => {
  const { text, services } = await answered({
    [`${LENT}.carries`]: ["id", "title", "room"],
    [`${LENT}.reactors`]: ["reminders"],
    [`${LENT}.reactors.reminders.do`]: "changeNote by bookId",
    [`${NOTE}.fields`]: "bookId: uuid unique, title: string(80), room: string(20)",
  });
  expect(problems(text)).toEqual([]);
  expect(services.reminders.operations.changeNote.accepts).toEqual(["title"]);
});

test("a change at the end asks what is new of events, and drops what no longer is", async () => {
  const script = new Script({
    ...said,
    [`${BOOK}.tells`]: new Turns(["lend"], ["lend", "return"], []),
    [`${BOOK}.tells.names`]: new Turns("lend: BookLent", "lend: BookLent, return: BookBack"),
    [`${LENT}.reactors`]: ["reminders"],
  });
  const session = openSession(
    { ...setting, ask: script },
    { answers: new Map(), save: () => {} },
    new Set(),
  );
  await session.blueprint();
  const many = script.asked.length;
  session.again(`${BOOK}.tells`);
  const { lending, reminders } = parse(await session.blueprint()).services;
  expect(Object.keys(lending.events)).toEqual(["BookLent", "BookBack"]);
  expect(reminders.consumes).toHaveProperty(["lending.BookLent"]);
  expect(script.asked.slice(many)).toEqual([
    `${BOOK}.tells`,
    `${BOOK}.tells.names`,
    `${BOOK}.tells.return.carries`,
    `${BOOK}.tells.return.reactors`,
  ]);
  session.again(`${BOOK}.tells`);
  const text = await session.blueprint();
  expect(problems(text)).toEqual([]);
  expect(text).not.toMatch(/events|consumes|post:/);
});

test.each(["create", "replace", "update", "delete", "lend", "return"])(
  "every way to react to %s is sound, and nothing is warned of",
  async (verb) => {
    const key = `${BOOK}.tells.${verb}.reactors`;
    const asked = {
      [`${BOOK}.tells`]: [verb],
      [`${BOOK}.tells.${verb}.carries`]: ["id", "title", "isbn", "room"],
      [key]: ["reminders"],
      [`${NOTE}.fields`]: "bookId: uuid unique, isbn: string(13) unique, title: text, room: text?",
      [`${NOTE}.transitions`]: "close: open > closed, drop: open|closed > dropped",
      [`${NOTE}.tells`]: ["create", "update", "delete", "close", "drop"],
    };
    const { script } = await answered(asked);
    const ways = valuesOf(script, `${key}.reminders.do`);
    expect(ways.length).toBeGreaterThan(6);
    for (const way of ways) {
      const { text } = await answered({ ...asked, [`${key}.reminders.do`]: way });
      expect(problems(text), way).toEqual([]);
    }
  },
);
