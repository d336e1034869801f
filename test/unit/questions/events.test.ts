import { parse } from "yaml";
import { expect, test } from "vitest";
import { answered, BOOK, eventKeys, LENT, NOTE, valuesOf } from "./lending.ts";
import { Script } from "./script.ts";
import { blueprintFrom, problems } from "./setting.ts";

test("a service alone tells nobody, and nothing carries it", async () => {
  const script = new Script({
    [`services.core.entities.Item.transitions`]: "close: open > closed",
  });
  expect(parse(await blueprintFrom(script)).platform).not.toHaveProperty("post");
  expect(eventKeys(script)).toEqual([]);
});

test("where nobody hears of anything it is one question for an entity", async () => {
  const { script, platform, services } = await answered({ [`${BOOK}.tells`]: [] });
  expect(eventKeys(script)).toEqual([`${BOOK}.tells`, `${NOTE}.tells`]);
  expect(platform).not.toHaveProperty("post");
  expect(services.lending).not.toHaveProperty("events");
});

test("an event nobody reacts to is carried all the same", async () => {
  const { script, text, platform, services } = await answered({ "platform.post": "rider" });
  expect(problems(text)).toEqual([]);
  expect(platform.post).toBe("rider");
  expect(services.lending.operations.lendBook.emits).toBe("BookLent");
  expect(services.lending.events).toEqual({
    BookLent: { of: "Book", key: "id", carries: ["id", "title", "isbn"] },
  });
  expect(services.reminders).not.toHaveProperty("consumes");
  expect(valuesOf(script, "platform.post")).toEqual(["auto", "pigeon", "rider"]);
});

test("what groundplan would take stands in the question, with its reason", async () => {
  const { script, text, platform } = await answered({});
  expect(problems(text)).toEqual([]);
  expect(platform.post).toBe("auto");
  expect(script.questions.get("platform.post")!.choices![0]).toEqual({
    value: "auto",
    label: "Let groundplan decide (PIGEON)",
    hint: "PIGEON, because pigeon will do",
  });
});

test("several changes share an event; the names are tried at once", async () => {
  const names = `${BOOK}.tells.names`;
  const { script, text, services } = await answered({
    [`${BOOK}.tells`]: ["replace", "update", "delete"],
    [names]: [
      "replace: BookChanged",
      "replace: bookChanged, update: bookChanged, delete: Gone",
      "replace: BookChanged, update: BookChanged, delete: BookGone, lend: Lent",
      "replace: BookChanged, update: BookChanged, delete: BookGone",
    ],
  });
  expect(problems(text)).toEqual([]);
  expect(script.questions.get(names)?.default).toBe(
    "replace: BookReplaced, update: BookUpdated, delete: BookDeleted",
  );
  expect(script.refused).toHaveLength(3);
  expect(services.lending.entities.Book.emits).toEqual({
    replace: "BookChanged",
    update: "BookChanged",
    delete: "BookGone",
  });
  // Of what is gone, its identity is left.
  expect(services.lending.events.BookGone.carries).toEqual(["id", "isbn"]);
  expect(Object.keys(services.lending.events)).toEqual(["BookChanged", "BookGone"]);
});

test("an event of one entity is not one of another", async () => {
  const { script, text } = await answered({
    "services.lending.entities": "Book, Shelf",
    "services.lending.entities.Shelf.tells": ["create"],
    "services.lending.entities.Shelf.tells.names": ["create: BookLent", "create: ShelfBuilt"],
  });
  expect(problems(text)).toEqual([]);
  expect(script.refused).toEqual(["BookLent is an event of Book."]);
});

test("the key is carried, and the same for all events of an entity", async () => {
  const { text, services } = await answered({
    [`${BOOK}.tells`]: ["create", "lend"],
    [`${BOOK}.tells.key`]: "isbn",
  });
  expect(problems(text)).toEqual([]);
  const { BookCreated, BookLent } = services.lending.events;
  expect([BookCreated.key, BookLent.key]).toEqual(["isbn", "isbn"]);
  const without = await answered({ [`${LENT}.carries`]: ["isbn", "title"] });
  expect(without.services.lending.events.BookLent.key).toBe("isbn");
  expect(without.script.asked).not.toContain(`${BOOK}.tells.key`);
  await expect(answered({ [`${LENT}.carries`]: ["title"] })).rejects.toThrow("the key");
});
