import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { layout } from "../../../src/render/layout.ts";
import { SPELLING } from "../../../src/render/marks.ts";

const marks = (text: string): string => text.replace(/[⟪⟫¦]/gu, (mark) => SPELLING[mark] ?? mark);
const laidOut = (text: string): string => layout(marks(text));

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
