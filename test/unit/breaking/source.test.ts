import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { readSource } from "../../../src/breaking/source.ts";

/** What readers of YAML may understand in several ways. */
const WORDS = [
  ["~", "?", ":", "-", "[", "]", "{", "}", ",", "|", ">", "&", "*", "!", "%", "@", "`", "#", '"'],
  ["'", ".", "null", "Null", "True", "yes", "0o14", "012", "0x1F", "1e3", ".5", "-.inf", ".NaN"],
  [
    "+12",
    "1_000",
    "2020-01-01",
    "12345678901234567890",
    "<<",
    "---",
    "...",
    "%YAML 1.1",
    "!!str 1",
  ],
  ["a: b", "a : b", ": b", "- a", "? a", "? a\n: b", "[a, b]", "{a: 1, b}", "{? a : b}", "&x a"],
  ["*x", "'it''s'", '"\\x41"', "|\n  text\n   more", ">-\n  folded", "a\tb", "a\r\nb", "\uFEFF"],
  ["__proto__: 1", "~: 1", "null: 1", "1: 1", "a: {\n  b: 1,\n}", "# note", " #note", "a #b"],
].flat();

const CONTRACT = `# A contract.
openapi: 3.1.0
info:
  title: "Shop: orders"
  version: 1.0.0
paths:
  /v1/orders/{id}:
    get:
      tags: [Orders]
      responses:
        "200":
          description: An order.
        5XX:
          $ref: "#/components/responses/Unexpected"
components:
  schemas:
    Order:
      type: object
      required:
        - id
      properties:
        id: { type: string, pattern: '^[a-z]+$' }
        size:
          type: [integer, "null"]
          enum: [1, 2, null]
`;

const lines = CONTRACT.split("\n");
const edit = fc.record({
  at: fc.nat(lines.length - 1),
  indent: fc.constantFrom("", "  ", "    ", "      ", " "),
  word: fc.constantFrom(...WORDS),
  how: fc.constantFrom("before", "behind", "value", "instead"),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

test("contracts are read as the reader reads them that tells of faults", () => {
  let sound = 0;
  const edits = fc.array(edit, { maxLength: 2 });
  const isSame = (all: readonly Edit[]) => {
    const text = edited(all);
    const wanted = readSlowly(text);
    const { data, faults } = readSource("contracts/shop/openapi.yaml", text);
    expect(faults.length > 0).toBe(wanted === undefined);
    if (faults.length > 0) return;
    sound++;
    expect(data).toEqual(wanted?.data);
  };
  fc.assert(fc.property(edits, isSame), { numRuns: 1500 });
  expect(sound).toBeGreaterThan(100);
});

/** Undefined: it cannot be read. */
function readSlowly(text: string): { data: unknown } | undefined {
  const document = parseDocument(text, { logLevel: "error" });
  try {
    return document.errors.length > 0 ? undefined : { data: document.toJS() };
  } catch {
    return undefined;
  }
}

function edited(edits: readonly Edit[]): string {
  const now = [...lines];
  for (const { at, indent, word, how } of edits) {
    const line = now[at] ?? "";
    if (how === "before") now.splice(at, 0, indent + word);
    else if (how === "behind") now[at] = `${line} ${word}`;
    else if (how === "value") now[at] = line.replace(/: .*$/, () => `: ${word}`);
    else now[at] = indent + word;
  }
  return now.join("\n");
}

test("a part is placed at its key, and one that is not there at what is round it", () => {
  const { place } = readSource("contracts/shop/openapi.yaml", CONTRACT);
  expect(place(["components", "schemas", "Order", "required", "0"])).toEqual({
    line: 20,
    column: 11,
  });
  expect(place(["info", "version"])).toEqual({ line: 5, column: 3 });
  expect(place(["info", "contact", "name"])).toEqual({ line: 3, column: 1 });
});
