import { parse } from "yaml";
import { expect, test } from "vitest";
import { Interrupted } from "../../../src/questions/interrupted.ts";
import type { Answer } from "../../../src/questions/journal.ts";
import { openSession } from "../../../src/questions/session.ts";
import { BACK, LEAVE, Script, Turns } from "./script.ts";
import { setting } from "./setting.ts";

const ITEM = "services.core.entities.Item";

function open(script: Script, answers = new Map<string, Answer>(), again: string[] = []) {
  return openSession({ ...setting, ask: script }, { answers, save: () => {} }, new Set(again));
}

test("Esc asks the question before once more, then goes on where one was", async () => {
  const script = new Script({
    name: new Turns("libary", "library"),
    summary: new Turns(BACK, "Lends books."),
  });
  const { name, domain } = parse(await open(script).blueprint());
  expect({ name, domain }).toEqual({ name: "library", domain: { summary: "Lends books." } });
  expect(script.asked.slice(0, 5)).toEqual([
    "name",
    "summary",
    "name",
    "summary",
    "auth.users.kind",
  ]);
  expect(script.asked.filter((key) => key === "auth.users.kind")).toHaveLength(1);
});

test("Esc goes back as far as one likes, and stays at the first question", async () => {
  const script = new Script({
    name: new Turns(BACK, "one", BACK, "two"),
    summary: new Turns("said", BACK),
    "auth.users.kind": new Turns(BACK),
  });
  const { name, domain } = parse(await open(script).blueprint());
  expect(name).toBe("two");
  expect(domain.summary).toBe("said");
  expect(script.asked.slice(0, 8)).toEqual([
    "name",
    "name",
    "summary",
    "auth.users.kind",
    "summary",
    "name",
    "name",
    // What was gone back over comes again, with its answer.
    "summary",
  ]);
  expect(script.questions.get("summary")).toMatchObject({ default: "said", edit: true });
});

test("one answer is changed from the end, and nothing else is asked", async () => {
  const script = new Script({
    [`${ITEM}.fields`]: new Turns("tilte: text", "title: text"),
    [`${ITEM}.crud`]: ["get"],
  });
  const session = open(script);
  await session.blueprint();
  const many = script.asked.length;
  expect(session.asked().map(({ key }) => key)).toEqual(script.asked);
  expect(session.asked().find(({ key }) => key.endsWith("fields"))).toEqual({
    key: `${ITEM}.fields`,
    message: "Fields of Item",
    answer: "tilte: text",
  });
  session.again(`${ITEM}.fields`);
  const { Item } = parse(await session.blueprint()).services.core.entities;
  expect(Item).toMatchObject({ crud: ["get"], fields: { title: "text" } });
  expect(script.asked.slice(many)).toEqual([`${ITEM}.fields`]);
  expect(script.questions.get(`${ITEM}.fields`)).toMatchObject({
    default: "tilte: text",
    edit: true,
  });
});

test("a change asks what is new, keeps what is known and drops what no longer is", async () => {
  const script = new Script({
    "services.core.entities": new Turns("Item, Tag", "Item, Label, Other"),
    [`${ITEM}.fields`]: new Turns(
      "tag: belongs-to Tag, name: text",
      "tag: belongs-to Label, name: text",
    ),
  });
  const session = open(script);
  await session.blueprint();
  const many = script.asked.length;
  session.again("services.core.entities");
  const { entities } = parse(await session.blueprint()).services.core;
  expect(Object.keys(entities)).toEqual(["Item", "Label", "Other"]);
  expect(entities.Item.relations).toEqual({ tag: "belongs-to Label" });
  expect(script.asked.slice(many)).toEqual([
    "services.core.entities",
    `${ITEM}.fields`,
    "services.core.entities.Label.fields",
    "services.core.entities.Label.crud",
    "services.core.entities.Label.transitions",
    "services.core.entities.Other.fields",
    "services.core.entities.Other.crud",
    "services.core.entities.Other.transitions",
  ]);
});

test("what was said about a name stays when the name is mended", async () => {
  const script = new Script({
    services: new Turns("lendign, people", "lending, people"),
    "services.lendign.entities": "Boook, Tag",
    "services.lendign.entities.Boook.fields": "title: text, tag: belongs-to Tag",
    "services.lendign.entities.Boook.crud": ["get", "list"],
    "services.lendign.entities.Tag.fields": "label: text",
    "services.lending.entities": new Turns("Book, Tag"),
  });
  const session = open(script);
  await session.blueprint();
  const many = script.asked.length;
  session.again("services");
  await session.blueprint();
  session.again("services.lending.entities");
  const { entities } = parse(await session.blueprint()).services.lending;
  expect(entities.Book).toMatchObject({
    crud: ["get", "list"],
    fields: { title: "text" },
    relations: { tag: "belongs-to Tag" },
  });
  expect(entities.Tag.fields).toEqual({ label: "text" });
  expect(script.asked.slice(many)).toEqual(["services", "services.lending.entities"]);
});

test("two names that change are new ones", async () => {
  const script = new Script({
    "services.core.entities": new Turns("Book, Tag", "Shelf, Label"),
    "services.core.entities.Book.fields": "title: text",
  });
  const session = open(script);
  await session.blueprint();
  session.again("services.core.entities");
  const { entities } = parse(await session.blueprint()).services.core;
  expect(entities.Shelf.fields).toEqual({ name: "string(80)" });
});

test("in a review what was said about a mended name is gone through too", async () => {
  const answers = new Map<string, Answer>();
  await open(new Script({ [`${ITEM}.fields`]: "title: text" }), answers).blueprint();
  const review = new Script({ "services.core.entities": "Thing" });
  await open(review, answers, [...answers.keys()]).blueprint();
  expect(review.asked).toContain("services.core.entities.Thing.fields");
  expect(review.questions.get("services.core.entities.Thing.fields")?.default).toBe("title: text");
});

test("from the end one goes back to the last question", async () => {
  const script = new Script({ "platform.store": new Turns("shelf", "box") });
  const session = open(script);
  await session.blueprint();
  session.back();
  expect(parse(await session.blueprint()).platform.store).toBe("box");
});

test("whoever goes back and leaves has lost no answer", async () => {
  const answers = new Map<string, Answer>();
  const script = new Script({
    name: new Turns("books", LEAVE),
    summary: new Turns("Lends."),
    "auth.users.kind": new Turns(BACK),
  });
  const leaving = new Script({ name: LEAVE });
  await open(script, answers).blueprint();
  const all = new Map(answers);
  await expect(open(leaving, answers, [...answers.keys()]).blueprint()).rejects.toThrow(
    Interrupted,
  );
  expect(answers).toEqual(all);
});
