import * as fc from "fast-check";
import { format } from "oxfmt";
import { expect, test } from "vitest";
import { Document, parse, Scalar, visit } from "yaml";
import { formats } from "../../../src/contracts/index.ts";
import { yamlText } from "../../../src/contracts/yaml.ts";
import { library } from "./library.ts";

const formatted = async (text: string) => (await format("contract.yaml", text, {})).code;

const texts = [
  "it's",
  'say "yes"',
  `it's "both"`,
  "back\\slash",
  `all ' " \\`,
  "colon: here",
  "# no comment",
  "- no item",
  "yes",
  "null",
  "~",
  "1e3",
  "0x1f",
  "2026-01-31",
  "12:30",
  "=",
  "<<",
  "",
  " ",
  " led",
  "trailed ",
  "*/ ${x} {{y}}",
  "one\ntwo",
  "one\n\n\ntwo\n",
  "one\n  two",
  "one \ntwo",
  "\n",
  "tab\there",
  "---",
  "...",
  "%",
  "@",
  "`",
  "!tag",
  "&a",
  "*a",
  "ü",
  "日本語",
  "🦄",
  "\u00a0",
  "\u200d",
  "x".repeat(300),
  `${"long words ".repeat(30)}'"`,
  "{a}",
  "[a]",
  "a,b",
  "?",
  "|",
  ">",
];

test.each(texts)("%j is written as it was, and as the formatter writes it", async (text) => {
  const written = yamlText({ text, list: [text], map: { [`key ${text}`]: text } }, " head");
  expect(parse(written)).toEqual({ text, list: [text], map: { [`key ${text}`]: text } });
  expect(await formatted(written)).toBe(written);
});

test("so is any text", async () => {
  const word = fc.constantFrom(..."ab'\"\\:#-{}[]|>&*!%@` \n\t,?".split(""));
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(""));
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const written = yamlText({ value }, " head");
      expect(parse(written)).toEqual({ value });
      expect(await formatted(written)).toBe(written);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("any data is written as the library would write its nodes", () => {
  const text = fc.oneof(
    fc.constantFrom(...texts),
    fc.string({ unit: fc.constantFrom(..."abY1 .:-#'\"\n/$") }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.constantFrom(null, true, false, 0, -0, 7, 1.5, 1e21),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(text, fc.option(tie("tree"), { nil: undefined, freq: 9 }), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(text, tree, { minKeys: 1 }), (data) => {
      expect(yamlText(data, " head")).toBe(libraryText(data, " head"));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

/** As `yamlText`, with a node of the library for everything. */
function libraryText(data: object, comment: string): string {
  const document = new Document(data, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value !== "string") return;
      if (/[ \t]\n|\n[ \t]|^\s|\s$|^=$|[^\P{C}\n]/u.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
      else if (value.includes('"') && value.includes("'") && !value.includes("\n"))
        scalar.type = Scalar.QUOTE_SINGLE;
    },
  });
  document.commentBefore = comment;
  return document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

test("what older readers of YAML take for something else is quoted", () => {
  expect(yamlText({ a: "on", b: "2026-01-31", c: "plain" }, "")).toBe(
    'a: "on"\nb: "2026-01-31"\nc: plain\n',
  );
});

test("a contract is as the formatter would have it", async () => {
  const { contents, path } = formats.openapi!.emit(library(), { security: true });
  expect(path).toBe("contracts/lending/openapi.yaml");
  expect(await formatted(contents())).toBe(contents());
});
