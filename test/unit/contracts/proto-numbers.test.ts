import { describe, expect, test } from "vitest";
import { numbersFor, reservedLines } from "../../../src/contracts/proto-numbers.ts";
import { readNumbers } from "../../../src/contracts/proto-read.ts";

/** `string note = 3` for each line; the numbers do not count. */
const wantedOf = (lines: readonly string[], renamed: Readonly<Record<string, string>> = {}) =>
  lines.map((line, index) => {
    const [, type = "", name = ""] = /^(?:(.*) )?(\w+)$/.exec(line)!;
    return { name, was: renamed[name], type, first: index + 1 };
  });

const shapeOf = (...lines: readonly string[]) =>
  readNumbers(`message A {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`).get("A")!;

const isSame = (before: string, now: string) => before === now;

const BEFORE = shapeOf(
  "reserved 4; // string gone",
  'reserved "gone";',
  "string a = 1;",
  "// string x = 9;",
  "int32 b = 3 [debug_redact = true];",
  "string c = 2;",
);

describe("numbers", () => {
  test.each([
    ["the same", ["string a", "int32 b", "string c"], {}, [1, 3, 2], [4]],
    ["one more in front", ["string z", "string a", "int32 b", "string c"], {}, [5, 1, 3, 2], [4]],
    ["one less", ["string a", "string c"], {}, [1, 2], [3, 4]],
    ["another order", ["string c", "string a", "int32 b"], {}, [2, 1, 3], [4]],
    ["another name", ["string a", "int32 d", "string c"], { d: "b" }, [1, 3, 2], [4]],
    [
      "names that change places",
      ["string c", "int32 b", "string a"],
      { a: "c", c: "a" },
      [1, 3, 2],
      [4],
    ],
    [
      "a new one under a name that was given up",
      ["string a", "string d", "int32 b", "string c"],
      { d: "a" },
      [5, 1, 3, 2],
      [4],
    ],
    ["another type", ["string a", "string b", "string c"], {}, [1, 5, 2], [3, 4]],
    ["what was gone", ["string a", "int32 b", "string c", "string gone"], {}, [1, 3, 2, 4], []],
    [
      "what was gone, with another type",
      ["string a", "int32 b", "string c", "bool gone"],
      {},
      [1, 3, 2, 5],
      [4],
    ],
  ] as const)("%s", (_, lines, renamed, numbers, removed) => {
    const given = numbersFor(wantedOf(lines, renamed), BEFORE, BEFORE, isSame);
    expect(given.numbers).toEqual(numbers);
    expect(given.removed.map(({ number }) => number)).toEqual(removed);
  });

  test("of a message that is new are those that it asks for", () => {
    expect(numbersFor(wantedOf(["string a", "string b"]), undefined, undefined, isSame)).toEqual({
      numbers: [1, 2],
      removed: [],
    });
  });

  test("what somebody took by hand is theirs, and what the blueprint takes over keeps its number", () => {
    const stands = shapeOf(
      "reserved 5 to 7, 11 to max;",
      "string a = 1;",
      "bool mine = 8;",
      "bool other = 9;",
    );
    const lines = ["string a", "int32 b", "string c", "bool mine", "string new"];
    const { numbers } = numbersFor(wantedOf(lines), BEFORE, stands, isSame);
    expect(numbers).toEqual([1, 3, 2, 8, 10]);
  });

  test("those that Protobuf keeps for itself are left out", () => {
    const { numbers } = numbersFor(
      wantedOf(["bool b"]),
      shapeOf("bool a = 18999;"),
      undefined,
      isSame,
    );
    expect(numbers).toEqual([20_000]);
  });
});

test("what is reserved is read as it was printed", () => {
  const removed = [
    { number: 3, name: "note", type: "optional string" },
    { number: 7, name: "tags", type: "repeated string" },
    { number: 8, name: "size", type: "" },
    { number: 9, name: "used", type: "int32" },
  ];
  const lines = reservedLines(removed, ["used"]);
  expect(lines.at(-1)).toBe('  reserved "note", "tags", "size";\n');
  expect(readNumbers(`enum A {\n${lines.join("")}}\n`).get("A")!.removed).toEqual(removed);
});

test("whatever stands in a file, only fields and values have numbers", () => {
  const text = `syntax = "proto3";
option go_package = "a;message B { string x = 1; }";
/* message C { string c = 1; } */
message A { // string no = 8;
  message In { bool deep = 1; }
  oneof kind { string one = 2; In two = 3 [json_name = "x = 4;"]; }
  map<string, In> more = 5;
  reserved 6, 8 to 9; // why not
}
enum E { option allow_alias = true; ZERO = 0; FIRST = 1; }
service S { rpc Get(A) returns (A) { option idempotency_level = NO_SIDE_EFFECTS; } }
`;
  const found = readNumbers(text);
  expect([...found.keys()]).toEqual(["A", "A.In", "E"]);
  expect(found.get("A")).toEqual({
    kind: "message",
    members: [
      { number: 2, name: "one", type: "string" },
      { number: 3, name: "two", type: "In" },
      { number: 5, name: "more", type: "map<string, In>" },
    ],
    removed: [],
    reserved: [
      [6, 6],
      [8, 9],
    ],
  });
  expect(found.get("E")!.members.map(({ name }) => name)).toEqual(["ZERO", "FIRST"]);
});
