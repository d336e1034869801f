import { expect, test } from "vitest";
import { Script } from "./script.ts";
import { blueprintFrom, problems } from "./setting.ts";

test("whoever only presses Enter gets a sound blueprint, after about a dozen questions", async () => {
  const script = new Script();
  const text = await blueprintFrom(script);
  expect(problems(text)).toEqual([]);
  expect(script.asked.length).toBeLessThanOrEqual(14);
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=.groundplan/blueprint.schema.json

    groundplan: 1
    name: library
    platform:
      store: auto
    auth:
      users:
        kind: none
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
      p99: "250",
      availability: "99.9",
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
      p99Milliseconds: 250
      availability: 99.9
    platform:
      store: box
    auth:
      users:
        kind: badge
      roles:
        reader: []
        keeper: [reader]
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

test("an enum that knows all states is the state", async () => {
  const text = await blueprintFrom(
    new Script({
      "services.core.entities.Item.fields": "name: string(80), phase: enum(open|closed)",
      "services.core.entities.Item.transitions": "close: open > closed",
    }),
  );
  expect(problems(text)).toEqual([]);
  expect(text).toContain("state: phase");
  expect(text).not.toContain("status");
});

test("percent may be written with its sign", async () => {
  expect(await blueprintFrom(new Script({ availability: "99.9 %" }))).toContain(
    "availability: 99.9\n",
  );
});
