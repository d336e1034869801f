import { describe, expect, test } from "vitest";
import {
  add,
  remove,
  rename,
  type Addition,
  type Kind,
} from "../../../../src/blueprint/edit/index.ts";
import { reader } from "./blueprints.ts";
import { LENDING } from "./lending.ts";

const SIGNED = LENDING.replace(
  "platform:",
  "auth: { users: { kind: oidc }, roles: { reader: [], keeper: [reader] } }\nplatform:",
)
  .replace("allow: { get: public }", "allow: { get: [reader], create: [keeper] }")
  .replace("allow: public }\n    events", "allow: [keeper, reader] }\n    events");

const added = (addition: Addition, text = LENDING) => add(text, addition, reader);
const removed = (kind: Kind, path: string, withReferences = false, text = LENDING) =>
  remove(text, { kind, path: path.split("."), withReferences }, reader);
const changed = (text: string, ...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((all, [before, after]) => {
    expect(all).toContain(before);
    return all.replaceAll(before, after);
  }, text);
const codes = ({ problems }: { problems: readonly { code: string }[] }) =>
  problems.map(({ code }) => code);

describe("a role", () => {
  test("comes, with those whose rights it has too", () => {
    const role = added({ kind: "role", path: ["head"], inherits: ["keeper"] }, SIGNED);
    expect(role).toMatchObject({ added: "auth.roles.head", problems: [] });
    expect(role.text).toBe(
      changed(SIGNED, ["keeper: [reader] }", "keeper: [reader], head: [keeper] }"]),
    );
    expect(codes(added({ kind: "role", path: ["keeper"] }, SIGNED))).toEqual(["GP1904"]);
    expect(codes(added({ kind: "role", path: ["head"], inherits: ["nobody"] }, SIGNED))).toEqual([
      "GP1406",
    ]);
  });

  test("gets another name wherever somebody is allowed something", () => {
    const { text, problems } = rename(
      SIGNED,
      { kind: "role", path: ["keeper"], to: "head" },
      reader,
    );
    expect(problems).toEqual([]);
    expect(text).toBe(changed(SIGNED, ["keeper", "head"]));
  });

  test("goes, and nobody may do more than before", () => {
    const { problems } = removed("role", "keeper", false, SIGNED);
    expect(problems.map(({ message }) => message)).toEqual([
      "Who may do something names `keeper`",
      "Who may do something names `keeper`",
    ]);
    const { text } = removed("role", "keeper", true, SIGNED);
    expect(text).toBe(
      changed(
        SIGNED,
        [", keeper: [reader]", ""],
        [", create: [keeper]", ""],
        ["[keeper, reader]", "[reader]"],
      ),
    );
  });
});

describe("a value object", () => {
  test("comes", () => {
    const value = added({
      kind: "value",
      path: ["lending", "Price"],
      fields: ["cents=int", "of=text?"],
    });
    expect(value).toMatchObject({ added: "services.lending.values.Price", problems: [] });
    expect(value.text).toContain("row: int(1..99)? }\n      Price: { cents: int, of: text? }\n");
    expect(codes(added({ kind: "value", path: ["lending", "Book"], fields: ["a=text"] }))).toEqual([
      "GP1904",
    ]);
    expect(codes(added({ kind: "value", path: ["lending", "Empty"] }))).toEqual(["GP1103"]);
  });

  test("gets another name in the types of fields", () => {
    const { text } = rename(
      LENDING,
      { kind: "value", path: ["lending", "Place"], to: "Shelf" },
      reader,
    );
    expect(text).toBe(changed(LENDING, ["at: Place", "at: Shelf"], ["Place: {", "Shelf: {"]));
  });

  test("goes with the fields that hold it, and what names these", () => {
    expect(removed("value", "lending.Place").problems.map(({ message }) => message)).toEqual([
      "`lending.Book.at` would be left without `lending.Place`",
      "What an event carries names `at`",
      "What a reaction gives names `at`",
    ]);
    const without = LENDING.replace(", where: event.at.room", "")
      .replace(", where]", "]")
      .replace(", where: string(20)", "");
    const { text, problems } = removed("value", "lending.Place", true, without);
    expect(problems).toEqual([]);
    expect(text).not.toContain("Place");
    expect(text).toContain("carries: [id, isbn]");
  });
});

describe("a reaction", () => {
  const reaction = {
    kind: "reaction" as const,
    path: ["reminders", "lending", "BookBought"],
    operation: "addReminder",
    given: ["isbn=event.isbn", "due=2026-01-01", "where=here"],
    refused: "ignore",
  };

  test("comes, also as the first of its service, and beside others to the same event", () => {
    const { text, problems, ...rest } = added(reaction);
    expect(problems).toEqual([]);
    expect(rest).toEqual({ added: "services.reminders.consumes.lending.BookBought" });
    expect(text).toContain("      lending.BookBought:\n        do: addReminder\n        with: {");
    const first = removed("reaction", "reminders.lending.BookLent").text;
    expect(added(reaction, first).text).toContain("    consumes:\n      lending.BookBought:");
  });

  test("comes beside another to the same event, with its comments where they were", () => {
    const also = "      addLater: { kind: create, of: Reminder, accepts: [isbn, due] }\n";
    const text = changed(
      LENDING,
      ["where: string(20)", "where: string(20)?"],
      ["    consumes:\n", `${also}    consumes:\n`],
      ["        with: { isbn", "        # as the reader has it\n        with: { isbn"],
    );
    const given = ["isbn=event.isbn", "due=event.until"];
    const path = ["reminders", "lending", "BookLent"];
    const both = added({ kind: "reaction", path, operation: "addLater", given }, text);
    expect(both.problems).toEqual([]);
    expect(both.text).toBe(
      changed(
        text,
        ["        do: addReminder\n", "        - do: addReminder\n"],
        ["        # as", "          # as"],
        ["        with: { isbn", "          with: { isbn"],
      ) + "        - do: addLater\n          with: { isbn: event.isbn, due: event.until }\n",
    );
    const more = { ...reaction, path, operation: "addReminder" };
    expect(codes(added(more, both.text))).toEqual(["GP2017"]);
    const flow = text.replace(
      /"lending.BookLent":[^]*/,
      "lending.BookLent: { do: addReminder, with: { isbn: event.isbn, due: event.until } }\n",
    );
    expect(added({ kind: "reaction", path, operation: "addLater", given }, flow).problems).toEqual(
      [],
    );
  });

  test("goes; what does not react is said", () => {
    const { text } = removed("reaction", "reminders.lending.BookLent");
    expect(text).toBe(LENDING.slice(0, LENDING.indexOf("    consumes:")));
    expect(removed("reaction", "reminders.lending.BookBought").problems).toMatchObject([
      { code: "GP1408", message: "`reminders` does not react to `lending.BookBought`" },
    ]);
  });
});

describe("a call", () => {
  const call = { kind: "call" as const, path: ["lending", "lendBook", "reminders", "getReminder"] };
  const CALLED = LENDING.replace(
    "      Reminder:\n",
    "      Reminder:\n        crud: [get, list]\n        allow: { get: public, list: public }\n",
  ).replace("  reminders:\n", "  reminders:\n    api: { rest: {} }\n");

  test("comes, as the first and as one more, and goes", () => {
    const one = added(call, CALLED);
    expect(one.problems).toEqual([]);
    expect(one.text).toBe(
      changed(CALLED, [
        "emits: BookLent\n",
        "emits: BookLent\n        calls: [reminders.getReminder]\n",
      ]),
    );
    const path = [...call.path.slice(0, 3), "listReminders"];
    const two = added({ ...call, path }, one.text);
    expect(two.text).toContain("calls: [reminders.getReminder, reminders.listReminders]\n");
    expect(codes(added(call, two.text))).toEqual(["GP1904"]);
    expect(removed("call", path.join("."), false, two.text).text).toBe(one.text);
    expect(removed("call", call.path.join("."), false, one.text).text).toBe(CALLED);
  });

  test("of what is not there is refused in the reader's words", () => {
    expect(
      codes(added({ ...call, path: ["lending", "lendBook", "reminders", "loseReminder"] }, CALLED)),
    ).toEqual(["GP1404"]);
    expect(codes(removed("call", call.path.join("."), false, CALLED))).toEqual(["GP1404"]);
  });
});
