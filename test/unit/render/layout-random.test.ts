import fc from "fast-check";
import { format } from "oxfmt";
import { expect, test } from "vitest";
import { layout } from "../../../src/render/layout.ts";
import { SPELLING } from "../../../src/render/marks.ts";

const marks = (text: string): string => text.replace(/[⟪⟫¦]/gu, (mark) => SPELLING[mark] ?? mark);

const word = fc.integer({ min: 3, max: 30 }).map((length) => "x".padEnd(length, "y"));

/** Calls within calls, and types within types, as a template spells them. */
const { call, type } = fc.letrec<{ call: string; type: string }>((tie) => ({
  call: fc
    .tuple(word, fc.array(fc.oneof({ maxDepth: 3 }, word, tie("call")), { maxLength: 5 }))
    .map(([name, args]) => `${name}⟪(¦${args.map((one) => `${one},¦ `).join("")})⟫`),
  type: fc
    .array(fc.tuple(word, fc.oneof({ maxDepth: 2 }, word, tie("type"))), {
      minLength: 1,
      maxLength: 4,
    })
    .map((fields) => `⟪{¦ ${fields.map(([name, of], at) => `${name}${at}: ${of};¦ `).join("")} }⟫`),
}));

const isFixed = async (printed: string): Promise<void> => {
  const text = layout(marks(printed), "ts");
  expect(text).toBe((await format("a.ts", text, {})).code);
  const onOneLine = printed.replace(/[⟪⟫¦]/gu, "");
  expect(text).toBe((await format("a.ts", onOneLine, {})).code);
};

test("calls within calls", async () => {
  await fc.assert(
    fc.asyncProperty(call, (text) => isFixed(`${text};`)),
    { numRuns: 400, seed: 7 },
  );
});

test("types within types", async () => {
  await fc.assert(
    fc.asyncProperty(type, (text) => isFixed(`type A = ${text};`)),
    { numRuns: 400, seed: 7 },
  );
});
