import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { layout } from "../../../src/render/layout.ts";
import { SPELLING } from "../../../src/render/marks.ts";

const marks = (text: string): string => text.replace(/[⟪⟫¦]/gu, (mark) => SPELLING[mark] ?? mark);
const laidOut = (text: string): string => layout(marks(text), "ts");

/** Words of growing length, so that some line falls on every side of the limit. */
const words = (count: number, length: number): string[] =>
  Array.from({ length: count }, (_, index) => `word${index}`.padEnd(length, "x"));

const forms: Record<string, (items: string[]) => string> = {
  imports: (items) => `import ⟪{¦ ${items.map((one) => `${one},¦ `).join("")} }⟫ from "./x.ts";`,
  "imports, separators between": (items) => `import ⟪{¦ ${items.join(",¦ ")},¦ }⟫ from "./x.ts";`,
  "type imports": (items) =>
    `import type ⟪{¦ ${items.map((one) => `${one},¦ `).join("")} }⟫ from "./x.ts";`,
  arguments: (items) => `call⟪(¦${items.map((one) => `${one},¦ `).join("")})⟫;`,
  parameters: (items) =>
    `export function place⟪(¦${items.map((one) => `${one}: Type,¦ `).join("")})⟫: Promise<Placed> {\n  return 1;\n}`,
  "array of strings": (items) => `const all = ⟪[¦${items.map((one) => `"${one}",¦ `).join("")}]⟫;`,
  object: (items) => `const all = ⟪{¦ ${items.map((one) => `${one}: 1,¦ `).join("")} }⟫;`,
  "object type": (items) =>
    `type All = ⟪{¦ ${items.map((one) => `${one}: string;¦ `).join("")} }⟫;`,
  union: (items) => `export type All =⟪${items.map((one) => `¦ | "${one}"`).join("")}⟫;`,
  "union, breaks behind": (items) =>
    `export type All =⟪¦ ${items.map((one) => `| "${one}"¦ `).join("")}⟫;`,
  "union in an interface": (items) =>
    `interface A {\n  readonly state:⟪${items.map((one) => `¦ | "${one}"`).join("")}⟫;\n}`,
  "list of a union": (items) =>
    `interface A {\n  states: ⟪(¦${items.map((one) => `| "${one}"¦ `).join("")})⟫[];\n}`,
  condition: (items) => `if ⟪(¦${items.join(" &&¦ ")}¦)⟫ {\n  stop();\n}`,
  destructuring: (items) => `const ⟪{¦ ${items.map((one) => `${one},¦ `).join("")} }⟫ =⟪¦ ports⟫;`,
  "type arguments": (items) => `type All = Pick⟪<¦${items.join(",¦ ")}¦>⟫;`,
  "two groups on a line": (items) =>
    `const f = ⟪(¦${items.map((one) => `${one}: A,¦ `).join("")})⟫ =>⟪¦ call⟪(¦${items.map((one) => `${one},¦ `).join("")})⟫⟫;`,
  nested: (items) =>
    `outer⟪(¦first,¦ inner⟪(¦${items.map((one) => `${one},¦ `).join("")})⟫,¦ last,¦ )⟫;`,
};

describe("what is laid out is what oxfmt would write", () => {
  for (const [name, form] of Object.entries(forms)) {
    test(name, async () => {
      for (let count = name === "list of a union" ? 2 : 1; count <= 9; count++) {
        for (let length = 6; length <= 24; length++) {
          const text = laidOut(form(words(count, length)));
          expect(text).toBe((await format("a.ts", text, {})).code);
        }
      }
    });
  }
});

describe("blank lines", () => {
  test.each([
    ["\n\n\na\n\n\n  \n\nb\n\n", "a\n\nb\n"],
    ["f({\n\n  a,\n\n});", "f({\n  a,\n});\n"],
    ["", ""],
    [" \n\n", ""],
  ])("%j", (printed, expected) => {
    expect(layout(printed, "ts")).toBe(expected);
  });
});

describe("tables", () => {
  test.each([
    ["two columns", "| a | b |\n| - | - |\n| long words | x |\n| 1 | |\n"],
    [
      "sides",
      "| a | b | c |\n| :- | -: | :-: |\n| long words | long | words long |\n| 1 | 2 | 3 |\n",
    ],
    ["bars in cells", "| a | b |\n| --- | --- |\n| x \\| y and more | `c` |\n"],
    ["wide characters", "| 漢字 | 😀 |\n| - | - |\n| abc | é |\n"],
    ["long lines", `| a | b |\n| - | - |\n| ${"word ".repeat(40)}| x |\n`],
    ["in a list", "- item\n\n  | a | b |\n  | - | - |\n  | long | x |\n"],
    [
      "behind code",
      "```\n| a | b |\n| - | - |\n| long | x |\n```\n\n| a | b |\n| - | - |\n| long | x |\n",
    ],
  ])("%s", async (_what, text) => {
    expect(layout(text, "md")).toBe((await format("a.md", text, {})).code);
  });
});

/** Widths are counted in columns, not in characters. */
test.each([
  "漢字かな",
  "가나다",
  "😀🚀",
  "é",
  "e\u0301a\u0308",
  "ﬀﬁ",
  "Ａｂｃ",
  "→≤∞",
  "«ж»",
  "नमस्ते",
  "❤️☺️",
  "👩‍👩‍👧",
  "क्‍ष",
  "می‌خواهم",
])("a line with %s breaks where the formatter breaks it", async (text) => {
  for (let length = 60; length < 90; length++) {
    const printed = laidOut(`call⟪(¦"${text.repeat(3)}",¦ ${"x".repeat(length)},¦ )⟫;`);
    expect(printed).toBe((await format("a.ts", printed, {})).code);
  }
});
