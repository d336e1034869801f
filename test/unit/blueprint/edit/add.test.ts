import { describe, expect, test } from "vitest";
import { add, type Addition } from "../../../../src/blueprint/edit/index.ts";
import { reader } from "./blueprints.ts";
import { LENDING } from "./lending.ts";

const added = (addition: Addition, text = LENDING) => add(text, addition, reader);

/** The example with lines more behind others, or a part in place of another. */
const having = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, after);
  }, LENDING);

describe("it looks like its neighbours", () => {
  test("a field in a block and one between braces", () => {
    const path = ["lending", "Book", "pages"];
    const block = added({ kind: "field", path, type: "int(1..)?" });
    expect(block).toMatchObject({ added: "services.lending.entities.Book.fields.pages" });
    expect(block.text).toBe(
      having(["          at: Place\n", "          at: Place\n          pages: int(1..)?\n"]),
    );
    const braces = added({ kind: "field", path: ["lending", "Copy", "bought"], type: "date?" });
    expect(braces.text).toBe(having(["{ number: int }", "{ number: int, bought: date? }"]));
  });

  test("a field that is marked or described is written in the long form", () => {
    const path = ["reminders", "Reminder", "mail"];
    const { text } = added({ kind: "field", path, type: "email? unique", data: "personal" });
    expect(text).toContain(
      "          where: string(20)\n          mail: { type: email, data: personal, optional: true, unique: true }\n",
    );
  });

  test("a field is accepted and carried where that is said", () => {
    const ends = { acceptedBy: ["lendBook"], carriedBy: ["BookLent,BookBought"] };
    const { text } = added({
      kind: "field",
      path: ["lending", "Book", "by"],
      type: "string(80)?",
      ...ends,
    });
    expect(text).toBe(
      having(
        ["          at: Place\n", "          at: Place\n          by: string(80)?\n"],
        ["        by: isbn\n", "        by: isbn\n        accepts: [by]\n"],
        ["[id, isbn]", "[id, isbn, by]"],
        ["[id, isbn, at]", "[id, isbn, at, by]"],
      ),
    );
  });

  test("a field of a value object, of an input and of an event; a relation", () => {
    const field = (path: string, type: string) =>
      added({ kind: "field", path: path.split("."), type });
    expect(field("lending.Place.shelf", "int?").text).toContain("row: int(1..99)?, shelf: int? }");
    expect(field("lending.returnBook.torn", "bool?").text).toContain(
      "of: Book, input: { torn: bool? }, from: [away]",
    );
    expect(field("lending.Copy.first", "belongs-to Copy?").text).toContain(
      "Copy: { fields: { number: int }, relations: { first: belongs-to Copy? } }",
    );
  });

  test("an entity, an operation that leads to a new state, an event, a service", () => {
    expect(
      added({
        kind: "entity",
        path: ["lending", "Reader"],
        crud: ["create,get"],
        allow: ["create,get=public"],
        fields: ["name=string(80)", "mail={ type: email, data: personal }"],
      }).text,
    ).toContain(`      Reader:
        crud: [create, get]
        allow: { create: public, get: public }
        fields: { name: string(80), mail: { type: email, data: personal } }
`);
    const path = ["lending", "loseBook"];
    const said = { from: ["here,away"], to: "lost", states: ["lost"], allow: ["public"] };
    const lost = added({ kind: "operation", path, of: "Book", ...said }).text;
    expect(lost).toContain("status: enum(here|away|lost) = here\n");
    expect(lost).toContain(
      "      loseBook: { kind: command, of: Book, from: [here, away], to: lost, allow: public }\n    events:",
    );
    const event = {
      kind: "event",
      path: ["lending", "BookReturned"],
      emittedBy: ["returnBook"],
    } as const;
    expect(added(event).text).toBe(
      having(
        ["to: here }", "to: here, emits: BookReturned }"],
        [
          "  reminders:\n",
          "      BookReturned: { of: Book, key: id, carries: [id] }\n  reminders:\n",
        ],
      ),
    );
    const service = added({
      kind: "service",
      path: ["desk"],
      purpose: "Answers: all.",
      api: ["rest,grpc"],
    });
    expect(service.text).toBe(
      `${LENDING}  desk:\n    purpose: "Answers: all."\n    api: { rest: {}, grpc: {} }\n`,
    );
  });

  test("CRLF, a byte order mark and a missing last line break stay", () => {
    const vary = (text: string) => `\ufeff${text.trimEnd().replaceAll("\n", "\r\n")}`;
    const service = { kind: "service", path: ["desk"], api: ["rest"] } as const;
    expect(added(service, vary(LENDING)).text).toBe(vary(added(service).text));
  });
});

describe("refused, each in its place", () => {
  test.each<[Addition, object]>([
    [
      { kind: "field", path: ["lending", "Bok", "x"], type: "int" },
      { code: "GP1401", file: "add", column: 9, help: "Did you mean `Book`?" },
    ],
    [
      { kind: "field", path: ["lending", "Book", "title"], type: "int" },
      { code: "GP1904", file: "blueprint.yaml", line: 22 },
    ],
    [{ kind: "field", path: ["lending", "Book", "copies"], type: "int" }, { code: "GP1904" }],
    [
      { kind: "field", path: ["lending", "Book", "x"], type: "int", acceptedBy: ["createBook"] },
      {
        code: "GP1404",
        message: "`createBook` is one of the operations of `crud`, which take fields by themselves",
        help: "Leave out `--accepted-by createBook`.",
      },
    ],
    [
      { kind: "field", path: ["lending", "Book", "x"], type: "int", acceptedBy: ["lendBok"] },
      { code: "GP1404", help: "Did you mean `lendBook`?" },
    ],
    [{ kind: "field", path: ["lending", "Book", "toString"], type: "int" }, { code: "GP1203" }],
    [{ kind: "entity", path: ["lending", "Place"] }, { code: "GP1904" }],
    [
      { kind: "entity", path: ["lending", "x"] },
      { code: "GP1201", file: "add", column: 9 },
    ],
    [{ kind: "service", path: ["contracts"] }, { code: "GP1204" }],
    [{ kind: "event", path: ["lending", "X"], emittedBy: ["lendBok"] }, { code: "GP1404" }],
    [
      { kind: "entity", path: ["lending", "X"], fields: ["name"] },
      { code: "GP1903", file: "add" },
    ],
    [
      { kind: "entity", path: ["lending", "X"], allow: ["public"] },
      { code: "GP1903", file: "add" },
    ],
    // what only the reader knows, in the text that would come out
    [
      { kind: "field", path: ["lending", "Book", "x"], type: "strin(3)" },
      { code: "GP1301", help: "Did you mean `string`?" },
    ],
    [{ kind: "event", path: ["lending", "X"], of: "Book" }, { code: "GP2001" }],
  ])("%j", (addition, problem) => {
    const { text, problems } = added(addition);
    expect(text).toBe(LENDING);
    expect(problems[0]).toMatchObject(problem);
  });
});
