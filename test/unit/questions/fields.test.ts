import { parse } from "yaml";
import { expect, test } from "vitest";
import { TYPE_WORDS } from "../../../src/blueprint/type-words.ts";
import { TYPE_HELP } from "../../../src/questions/type-help.ts";
import { Script } from "./script.ts";
import { blueprintFrom, problems } from "./setting.ts";

const ITEM = "services.core.entities.Item";
const VALUES = "services.core.values";

test("relations and value objects are said where fields are said", async () => {
  const script = new Script({
    "services.core.entities": "Book, Shelf",
    "services.core.entities.Book.fields":
      "title: string(80), from: Place, shelves: many-to-many Shelf",
    "services.core.entities.Shelf.fields": "at: Place?, parent: belongs-to Shelf?",
    [`${VALUES}.Place.fields`]: "room: int(1..9), in: House",
    [`${VALUES}.House.fields`]: "street: string(120)",
  });
  const text = await blueprintFrom(script);
  expect(problems(text)).toEqual([]);
  const { core } = parse(text).services;
  expect(core.entities.Book).toMatchObject({
    fields: { title: "string(80)", from: "Place" },
    relations: { shelves: "many-to-many Shelf" },
  });
  expect(core.entities.Shelf.relations).toEqual({ parent: "belongs-to Shelf?" });
  expect(core.values).toEqual({
    Place: { room: "int(1..9)", in: "House" },
    House: { street: "string(120)" },
  });
  expect(Object.keys(core)).toEqual(["api", "entities", "values"]);
  // Asked behind the first entity that holds it, and once.
  expect(script.asked.filter((key) => key.endsWith("fields"))).toEqual([
    "services.core.entities.Book.fields",
    `${VALUES}.Place.fields`,
    `${VALUES}.House.fields`,
    "services.core.entities.Shelf.fields",
  ]);
});

test("each service has value objects of its own", async () => {
  const script = new Script({
    services: "east, west",
    "services.east.entities.Item.fields": "at: Place",
    "services.west.entities.Item.fields": "at: list(Place)",
    "services.east.values.Place.fields": "room: int",
    "services.west.values.Place.fields": "street: text",
  });
  const { east, west } = parse(await blueprintFrom(script)).services;
  expect(east.values).toEqual({ Place: { room: "int" } });
  expect(west.values).toEqual({ Place: { street: "text" } });
  expect([...script.questions.values()].map(({ message }) => message)).toContain(
    "Fields of Place (west), a value object",
  );
});

test("an entity may hold nothing but relations", async () => {
  const text = await blueprintFrom(
    new Script({
      "services.core.entities": "Item, Tag",
      [`${ITEM}.fields`]: "tag: belongs-to Tag",
      [`${ITEM}.crud`]: ["create", "get", "list", "delete"],
    }),
  );
  expect(problems(text)).toEqual([]);
  expect(parse(text).services.core.entities.Item).not.toHaveProperty("fields");
});

test("what the blueprint's reader would refuse is refused at once, in its words", async () => {
  const script = new Script({
    "services.core.entities": ["item", "Item, Tag"],
    [`${ITEM}.fields`]: [
      "name",
      "name: strng(80)",
      "name: whatever",
      "name: String",
      "id: uuid",
      "size: enum(s, m)",
      "weight: decimal(10, 2)",
      "tag: Tag?",
      "tags: list(Tag)",
      "tag: belongs-to Tog",
      "tag: belongsTo Tag",
      "name: text, name: text",
      "name: string(80), at: Place",
    ],
    [`${VALUES}.Place.fields`]: ["", "in: Place", "room: int unique", "room: int"],
    [`${ITEM}.transitions`]: ["close open", "close: open > open", "go: a > b, go: b > a", ""],
  });
  await blueprintFrom(script);
  expect(script.refused).toMatchInlineSnapshot(`
    [
      "\`item\` cannot be the name of an entity. Write letters and digits that begin with a capital, such as \`Item\`.",
      "Write name: type, such as name: string(80).",
      "\`strng\` is not a type. Did you mean \`string\`?",
      "\`whatever\` is not a type. Types: uuid, text, money, bool, email, url, date, timestamp, duration, json, string, int, decimal, enum, list, or a value object's name.",
      "\`String\` is not a value object of \`core\`. Write \`string(200)\`.",
      "Every entity has \`id\`: the server gives it. Take the field out.",
      "\`s, m\` cannot be a value of an enum. Put \`|\` between the values. Write \`enum(s|m)\`.",
      "A decimal needs its digits in all and those behind the point. Write \`decimal(10.2)\`.",
      "\`Tag\` is an entity. Write \`tag: belongs-to Tag?\`.",
      "\`Tag\` is an entity. Write \`tags: many-to-many Tag\`.",
      "\`Tog\` is not an entity of \`core\`. Did you mean \`Tag\`?",
      "\`belongsTo Tag\` is not a relation. Write \`belongs-to X\`, \`belongs-to X?\`, \`has-many X\`, \`has-many X cascade\` or \`many-to-many X\`.",
      "\`name\` is there twice.",
      "Name at least one field.",
      "A value object contains itself: \`Place\` → \`Place\`. Make it an entity, which can refer to its own kind.",
      "A field of a value object cannot be unique. Take out \`unique\`.",
      "Write verb: from > to, such as close: open > closed.",
    ]
  `);
});

test("every type is listed on `?`, and all that is listed is one", async () => {
  const listed = TYPE_HELP.split("\n")
    .filter((line) => line.startsWith("  "))
    .map((line) => line.slice(2, 22).trim());
  const words = listed.map((type) => /^[\w-]+/.exec(type)?.[0]);
  for (const word of TYPE_WORDS) expect(words).toContain(word);
  for (const word of ["belongs-to", "has-many", "many-to-many"]) expect(words).toContain(word);
  for (const line of TYPE_HELP.split("\n")) expect(line.length, line).toBeLessThan(80);
  for (const type of listed) {
    const script = new Script({
      "services.core.entities": "Item, Person",
      [`${ITEM}.fields`]: `name: text, a: ${type}`,
      [`${VALUES}.Address.fields`]: "street: string(120)",
    });
    expect(problems(await blueprintFrom(script)), type).toEqual([]);
  }
  const script = new Script();
  await blueprintFrom(script);
  expect(script.questions.get(`${ITEM}.fields`)?.help).toBe(TYPE_HELP);
});

test("the hint of fields is an answer that may be given", async () => {
  const script = new Script();
  await blueprintFrom(script);
  const hint = script.questions.get(`${ITEM}.fields`)?.hint ?? "";
  const [, line = ""] = /such as (.*);/.exec(hint) ?? [];
  const said = new Script({ "services.core.entities": "Item, Tag", [`${ITEM}.fields`]: line });
  const { fields, relations } = parse(await blueprintFrom(said)).services.core.entities.Item;
  expect({ ...fields, ...relations }).toEqual({
    title: "string(80)",
    due: "date?",
    tags: "many-to-many Tag",
  });
});
