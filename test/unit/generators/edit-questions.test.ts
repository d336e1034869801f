import { describe, expect, test } from "vitest";
import {
  askToAdd,
  askToRemove,
  askToRename,
  askToSet,
} from "../../../generators/edit-questions.ts";
import type { Editing } from "../../../generators/editing.ts";
import { dataOf, type Kind } from "../../../src/blueprint/edit/index.ts";
import { toBlueprint } from "../../../src/questions/to-blueprint.ts";
import { BLUEPRINTS, blueprintOf, catalog, reader } from "../blueprint/edit/blueprints.ts";
import { LENDING, SIGNED } from "../blueprint/edit/lending.ts";
import { BACK, Script, Turns } from "../questions/script.ts";

const editing: Editing = { root: "", text: LENDING, reader, catalog };

test.each(BLUEPRINTS)("what is asked about knows all of $name", ({ text }) => {
  expect(blueprintOf(toBlueprint(dataOf(text)!))).toEqual(blueprintOf(text));
});

/** The lines that are there and were not. */
const linesMore = (text: string) => {
  const before = new Set(LENDING.split("\n"));
  return text.split("\n").filter((line) => !before.has(line));
};

describe("add asks what new asks", () => {
  test("of an entity, and of nothing else", async () => {
    const at = "services.reminders.entities.Letter";
    const script = new Script({
      service: "reminders",
      entities: new Turns(BACK, "Letter"),
      [`${at}.fields`]: "to: string(80), sent: date?",
      [`${at}.crud`]: ["create", "get"],
    });
    const { text, problems } = await askToAdd(editing, script, "entity");
    expect(problems).toEqual([]);
    expect(linesMore(text)).toEqual([
      "      Letter:",
      "        crud: [create, get]",
      "        allow: { create: public, get: public }",
      "        fields: { to: string(80), sent: date? }",
    ]);
    expect(script.asked.filter((key) => key === "service")).toHaveLength(2);
  });

  test("of a field, with what accepts and carries it", async () => {
    const script = new Script({
      "kind-of-addition": "field",
      entity: "lending.Book",
      fields: ["title: date?", "pages: int?"],
      events: ["BookLent"],
      operations: [],
    });
    const { text } = await askToAdd(editing, script);
    expect(script.refused).toEqual(["title is there already."]);
    expect(linesMore(text)).toEqual([
      "          pages: int?",
      "      BookLent: { of: Book, key: id, carries: [id, isbn, at, pages], fields: { until: date } }",
    ]);
  });

  test("of an operation, with what it leads to", async () => {
    const said = {
      entity: "lending.Book",
      from: ["away"],
      to: "here",
      "operation-name": "findBook",
    };
    const { text } = await askToAdd(editing, new Script(said), "operation");
    expect(linesMore(text)).toEqual([
      "      findBook: { kind: command, of: Book, from: [away], to: here, allow: public }",
    ]);
  });

  test("of an event, with what brings it about", async () => {
    const said = {
      entity: "lending.Book",
      by: "returnBook",
      carries: ["isbn"],
      "event-name": ["", "BookLent", "BookReturned"],
    };
    const script = new Script(said);
    const { text } = await askToAdd(editing, script, "event");
    expect(script.questions.get("event-name")?.default).toBe("BookReturned");
    expect(script.refused).toEqual(["Name at least one.", "BookLent is there already."]);
    expect(linesMore(text)).toEqual([
      "      returnBook: { kind: command, of: Book, from: [away], to: here, emits: BookReturned }",
      "      BookReturned: { of: Book, key: id, carries: [id, isbn] }",
    ]);
  });

  test("of a service, with what it keeps", async () => {
    const { text, problems } = await askToAdd(editing, new Script({ services: "desk" }), "service");
    expect(problems).toEqual([]);
    expect(linesMore(text)).toContain("  desk:");
    expect(linesMore(text)).toContain("      Item:");
  });
});

test("rename refuses in the reader's words until a name will do", async () => {
  const script = new Script({ which: "field lending.Book.isbn", name: ["title", "Isbn", "code"] });
  const edited = await askToRename(editing, script, "field");
  expect(script.refused).toEqual([
    expect.stringContaining("`title` is there already. Choose another name, or swap the two"),
    expect.stringContaining("`Isbn` cannot be the name of a field"),
  ]);
  expect(edited).toMatchObject({ renames: [{ path: ["lending", "Book", "isbn"], to: "code" }] });
});

test("remove asks whether what names it goes too", async () => {
  const which = "event lending.BookLent";
  const kept = await askToRemove(editing, new Script({ which }));
  expect(kept.problems).toHaveLength(2);
  const gone = await askToRemove(editing, new Script({ which, references: true }));
  expect(gone.problems).toEqual([]);
  expect(gone.text).not.toContain("BookLent");
});

test("set asks for one choice", async () => {
  const script = new Script({ axis: "ci", "platform.ci": "none" });
  const { text } = await askToSet(editing, script);
  expect(linesMore(text)).toEqual(["platform: { broker: memory, ci: none }"]);
});

describe("add asks for what binds the parts together", () => {
  const asking = async (answers: ConstructorParameters<typeof Script>[0], kind: Kind) => {
    const script = new Script(answers);
    const { text, problems } = await askToAdd({ ...editing, text: SIGNED }, script, kind);
    expect(problems).toEqual([]);
    const before = new Set(SIGNED.split("\n"));
    const more = text.split("\n").filter((line) => !before.has(line));
    return { more, script };
  };

  test("a role", async () => {
    const { more, script } = await asking({ role: ["reader", "keeper > reader"] }, "role");
    expect(script.refused).toEqual(["reader is there already."]);
    expect(more).toEqual([
      "auth: { users: { kind: oidc }, roles: { reader: [], keeper: [reader] } }",
    ]);
  });

  test("a value object, and what it holds", async () => {
    const { more } = await asking(
      {
        service: "lending",
        values: "Price",
        "services.lending.values.Price.fields": "cents: int, tax: Tax",
        "services.lending.values.Tax.fields": "percent: int(0..99)",
      },
      "value",
    );
    expect(more).toEqual([
      "      Price: { cents: int, tax: Tax }",
      "      Tax: { percent: int(0..99) }",
    ]);
  });

  test("a reaction, with what it is given", async () => {
    const { more } = await asking(
      { event: "lending.BookBought", reactor: "reminders" },
      "reaction",
    );
    expect(more.join("\n")).toContain("lending.BookBought");
  });

  test("a call, of those that the reader takes", async () => {
    const { more, script } = await asking({ caller: "lending.lendBook" }, "call");
    expect(more).toEqual(["        calls: [reminders.getReminder]"]);
    expect(script.asked).toEqual(["caller"]);
  });
});
