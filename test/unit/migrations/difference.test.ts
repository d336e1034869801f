import { describe, expect, test } from "vitest";
import { difference } from "../../../src/migrations/difference.ts";
import type { Column, Difference, Table, TableRenames } from "../../../src/migrations/types.ts";

const column = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  field: name,
  type: { kind: "text" },
  required: true,
  unique: null,
  references: null,
  fill: "",
  ...more,
});
const table = (name: string, ...columns: Column[]): Table => ({
  name,
  entity: name,
  key: ["id"],
  columns: [column("id", { type: { kind: "uuid" }, fill: null }), ...columns],
  indexes: [],
});

/** Operations in short, such as `expand: addColumn things.word`. */
const short = ({ operations }: Difference): string[] =>
  Object.entries(operations).flatMap(([phase, all]) =>
    all.map((one) => {
      const named = "column" in one ? one.column : "name" in one ? one.name : "";
      const what = typeof named === "object" ? named.name : named;
      return `${phase}: ${one.kind} ${one.table}${what && `.${what}`}`;
    }),
  );

const things = (...columns: Column[]) => [table("things", ...columns)];
const renames = (columns: Record<string, string>): TableRenames => ({
  tables: new Map(),
  columns: new Map([["things", new Map(Object.entries(columns))]]),
  members: new Map(),
});
const word = (more: Partial<Column> = {}) => column("word", more);
const string = (maxLength: number) => word({ type: { kind: "string", maxLength } });
const among = (...values: string[]) => word({ type: { kind: "enum", values }, fill: values[0]! });
const number = (big: boolean) => word({ type: { kind: "int", big }, fill: "0" });
const decimal = (digits: number, scale: number) =>
  word({ type: { kind: "decimal", digits, scale }, fill: "0" });
const link = (cascade: boolean, more: Partial<Column> = {}) =>
  word({ type: { kind: "uuid" }, references: { table: "things", cascade }, fill: null, ...more });

describe("a column", () => {
  const optional = word({ required: false });
  test.each<[string, Column[], Column[], string[]]>([
    ["the same", [word()], [word()], []],
    ["optional, more", [], [optional], ["expand: addColumn things.word"]],
    [
      "required, more: the default is there until no older version adds rows",
      [],
      [word()],
      ["expand: addColumn things.word", "contract: dropDefault things.word"],
    ],
    [
      "required, less: the new version need not give it",
      [word()],
      [],
      ["expand: setDefault things.word", "contract: dropColumn things.word"],
    ],
    ["optional, less", [optional], [], ["contract: dropColumn things.word"]],
    ["no longer required", [word()], [optional], ["expand: dropNotNull things.word"]],
    [
      "required now",
      [optional],
      [word()],
      [
        "expand: fillColumn things.word",
        "steps: fillRows things.word",
        "steps: require things.word",
        "contract: dropTrigger things",
      ],
    ],
    [
      "required now, where no one value fits",
      [link(false, { required: false })],
      [link(false)],
      ["expand: refuseNulls things.word", "contract: setNotNull things.word"],
    ],
    ["longer", [string(9)], [string(10)], ["expand: retype things.word"]],
    ["shorter", [string(10)], [string(9)], ["contract: retype things.word"]],
    [
      "an id that is any text now",
      [word({ type: { kind: "uuid" } })],
      [string(36)],
      ["expand: retype things.word"],
    ],
    ["without a limit", [string(9)], [word()], ["expand: retype things.word"]],
    ["a larger number", [number(false)], [number(true)], ["expand: retype things.word"]],
    ["a smaller number", [number(true)], [number(false)], ["contract: retype things.word"]],
    ["more digits", [decimal(8, 2)], [decimal(10, 2)], ["expand: retype things.word"]],
    ["digits elsewhere", [decimal(8, 2)], [decimal(8, 4)], ["contract: retype things.word"]],
    [
      "one value more",
      [among("a")],
      [among("a", "b")],
      [
        "expand: dropConstraint things.things_word_check",
        "expand: addCheck things.word",
        "steps: validate things.things_word_check",
      ],
    ],
    [
      "one value less",
      [among("a", "b")],
      [among("a")],
      [
        "contract: remap things.word",
        "contract: dropConstraint things.things_word_check",
        "contract: addCheck things.word",
      ],
    ],
    ["unique", [word()], [word({ unique: "u" })], ["steps: addUnique things.word"]],
    ["no longer unique", [word({ unique: "u" })], [word()], ["expand: dropConstraint things.u"]],
    [
      "whose things go with it now",
      [link(false)],
      [link(true)],
      [
        "expand: dropConstraint things.things_word_fkey",
        "expand: addForeignKey things.word",
        "steps: validate things.things_word_fkey",
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(short(difference(things(...before), things(...after)))).toEqual(expected);
  });

  test("of another name stands beside the old one, which goes in the end", () => {
    const changes = difference(
      things(word()),
      things(column("term", { unique: "u" })),
      renames({ word: "term" }),
    );
    expect(short(changes)).toEqual([
      "expand: copyColumn things.term",
      "steps: copyRows things.term",
      "steps: require things.term",
      "steps: addUnique things.term",
      "contract: dropTrigger things",
      "contract: dropColumn things.word",
    ]);
    expect(changes.losses).toEqual([]);
  });
});

describe("what would be lost is said", () => {
  const kinds = (before: Table[], after: Table[]) =>
    difference(before, after).losses.map(({ kind, names }) => [kind, ...(names ?? [])]);
  test.each<[string, Column[], Column[], string[][]]>([
    ["a column", [word()], [], [["column"]]],
    ["what is longer", [string(10)], [string(9)], [["narrowed"]]],
    ["what is larger", [number(true)], [number(false)], [["narrowed"]]],
    ["digits", [decimal(8, 2)], [decimal(8, 1)], [["narrowed"]]],
    ["values", [among("a", "b", "c")], [among("b")], [["values", "a", "c"]]],
    ["text that is none of the values", [string(9)], [among("a")], [["values"]]],
    ["nothing, where more is allowed", [among("a")], [among("a", "b")], []],
    ["nothing, where the limit is higher", [string(9)], [word()], []],
  ])("%s", (_, before, after, expected) => {
    expect(kinds(things(...before), things(...after))).toEqual(expected);
  });

  test("a table", () => {
    expect(kinds(things(), [])).toEqual([["table"]]);
  });

  test("two columns of one field once", () => {
    const parts = ["amount", "currency"].map((end) => column(`price_${end}`, { field: "price" }));
    expect(kinds(things(...parts), things())).toEqual([["column"]]);
  });
});

describe("what cannot be done is refused", () => {
  const kinds = (before: Table[], after: Table[], names?: TableRenames) =>
    difference(before, after, names).refusals.map(({ kind }) => kind);

  test("a type that two versions cannot share", () => {
    const typed = (kind: Column["type"]["kind"]) => word({ type: { kind } });
    for (const [before, after] of [
      [word(), number(false)],
      [number(false), word()],
      [typed("uuid"), string(35)],
      [word(), typed("uuid")],
      [typed("date"), typed("timestamp")],
      [typed("timestamp"), word()],
      [typed("list"), typed("json")],
      [typed("json"), typed("value")],
    ] as const)
      expect(kinds(things(before), things(after))).toEqual(["incompatible"]);
  });

  test("a required column for which no one value fits", () => {
    expect(kinds(things(), things(link(false)))).toEqual(["nothing-fits"]);
  });

  test("a name that the version before still uses", () => {
    const after = things(column("term"), word());
    expect(kinds(things(word()), after, renames({ word: "term" }))).toEqual(["name-taken"]);
  });
});
