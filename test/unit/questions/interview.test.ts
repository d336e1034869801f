import { expect, test } from "vitest";
import { readBlueprint } from "../../../src/blueprint/read.ts";
import { interview } from "../../../src/questions/interview.ts";
import { toBlueprint } from "../../../src/questions/to-blueprint.ts";
import { axes, offer } from "./catalog.ts";
import { Script } from "./script.ts";

const problems = (text: string) => readBlueprint(text, "blueprint.yaml", offer).problems;

async function blueprintFrom(script: Script): Promise<string> {
  return toBlueprint(await interview({ ask: script, axes, problems }, "library"));
}

test("whoever only presses Enter gets a sound blueprint, after about a dozen questions", async () => {
  const script = new Script();
  const text = await blueprintFrom(script);
  expect(problems(text)).toEqual([]);
  expect(script.asked.length).toBeLessThanOrEqual(13);
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=.groundplan/blueprint.schema.json

    groundplan: 1
    name: library
    services:
      core:
        api: { paper: {} }
        entities:
          Item:
            crud: [create, get, list, replace, update, delete]
            allow:
              create: public
              get: public
              list: public
              replace: public
              update: public
              delete: public
            fields:
              name: string(80)
    "
  `);
});

test("states, roles and relations come out as they were said", async () => {
  const text = await blueprintFrom(
    new Script({
      summary: "Lends books: to everyone's neighbours.",
      "auth.users.kind": "badge",
      roles: "reader, keeper > reader",
      peak: "20",
      "platform.store": "box",
      services: "lending, people-book",
      "services.lending.api": ["paper", "voice"],
      "services.lending.entities": "Book, Loan",
      "services.lending.entities.Book.fields":
        "title: string(200), isbn: string(13) unique, pages: int(1..9999)?",
      "services.lending.entities.Loan.fields": "due: date, book: belongs-to Book",
      "services.lending.entities.Loan.crud": ["create", "get", "list"],
      "services.lending.entities.Loan.transitions": "return: out|late > back, remind: out > late",
      "services.lending.entities.Loan.change": ["keeper"],
    }),
  );
  expect(problems(text)).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=.groundplan/blueprint.schema.json

    groundplan: 1
    name: library
    domain:
      summary: "Lends books: to everyone's neighbours."
    qualities:
      peakRequestsPerSecond: 20
    auth:
      users:
        kind: badge
      roles:
        reader: []
        keeper: [reader]
    platform:
      store: box
    services:
      lending:
        api: { paper: {}, voice: {} }
        entities:
          Book:
            crud: [create, get, list, replace, update, delete]
            allow:
              create: [keeper]
              get: [reader, keeper]
              list: [reader, keeper]
              replace: [keeper]
              update: [keeper]
              delete: [keeper]
            fields:
              title: string(200)
              isbn: string(13) unique
              pages: int(1..9999)?
          Loan:
            crud: [create, get, list]
            allow:
              create: [keeper]
              get: [reader, keeper]
              list: [reader, keeper]
            state: status
            fields:
              due: date
              status: enum(out|late|back) = out
            relations:
              book: belongs-to Book
        operations:
          returnLoan:
            kind: command
            of: Loan
            from: [out, late]
            to: back
            allow: [keeper]
          remindLoan:
            kind: command
            of: Loan
            from: [out]
            to: late
            allow: [keeper]
      people-book:
        api: { paper: {} }
        entities:
          Item:
            crud: [create, get, list, replace, update, delete]
            allow:
              create: [keeper]
              get: [reader, keeper]
              list: [reader, keeper]
              replace: [keeper]
              update: [keeper]
              delete: [keeper]
            fields:
              name: string(80)
    "
  `);
});

test("what the blueprint's reader would refuse is refused at once, in its words", async () => {
  const script = new Script({
    "services.core.entities": ["item", "Item"],
    "services.core.entities.Item.fields": [
      "name",
      "name: strng(80)",
      "id: uuid",
      "name: string(80)",
    ],
    "services.core.entities.Item.transitions": ["close open", "close: open > open", ""],
  });
  await blueprintFrom(script);
  expect(script.refused).toMatchInlineSnapshot(`
    [
      "\`item\` cannot be the name of an entity. Write letters and digits that begin with a capital, such as \`Item\`.",
      "Write name: type, such as name: string(80).",
      "\`strng\` is not a type. Did you mean \`string\`?",
      "Every entity has \`id\`: the server gives it. Take the field out.",
      "Write verb: from > to, such as close: open > closed.",
    ]
  `);
});
