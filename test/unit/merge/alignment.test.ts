import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hunksOf } from "../../../src/merge/hunks.ts";
import { mergeFile } from "../../../src/merge/file.ts";
import { mergeLines } from "../../../src/merge/merge-lines.ts";

/** Few sorts of lines, so that most stand there more than once. */
const lines = fc.array(fc.constantFrom(..."aaabbcdefg"), { maxLength: 40 });

const changed = (base: readonly string[], hunks: ReturnType<typeof hunksOf>) =>
  hunks
    .toReversed()
    .reduce(
      (text, { before, length, lines: more }) => text.toSpliced(before, length, ...more),
      [...base],
    );

test("what one text has instead of another's lines makes the one of the other", () => {
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const hunks = hunksOf(one, other);
      expect(changed(one, hunks)).toEqual(other);
      for (const [at, { before, length }] of hunks.entries())
        expect(hunks[at + 1]?.before ?? Infinity).toBeGreaterThan(before + length);
    }),
  );
});

test("no line is lost in a merge, and what one side did is taken whole", () => {
  fc.assert(
    fc.property(lines, lines, lines, (base, yours, next) => {
      const pieces = [...mergeLines(yours, base, next)];
      const side = (one: "yours" | "next") => pieces.flatMap((piece) => piece.ok ?? piece[one]);
      expect([...mergeLines(yours, base, base)].flatMap(({ ok }) => ok)).toEqual(yours);
      expect([...mergeLines(base, base, next)].flatMap(({ ok }) => ok)).toEqual(next);
      for (const line of new Set(yours))
        if (!base.includes(line)) expect(side("yours")).toContain(line);
      for (const line of new Set(next))
        if (!base.includes(line)) expect(side("next")).toContain(line);
    }),
  );
});

test("closing brackets do not pair with those of others", () => {
  const part = (name: string) => [`${name} {`, "  x", "}", ""];
  const base = [...part("a"), ...part("b")];
  expect(hunksOf(base, [...part("a"), ...part("c"), ...part("b")])).toEqual([
    { before: 3, length: 0, lines: ["", ...part("c").slice(0, -1)] },
  ]);
});

describe("files of 20,000 lines, which took minutes:", () => {
  const N = 4000;
  const code = (more: (at: number) => string) =>
    Array.from(
      { length: N },
      (_, at) => `export function f${at}() {\n  const a = ${at};\n  return a${more(at)};\n}\n\n`,
    ).join("");
  const each = (of: number) => (more: string) => code((at) => (at % 10 === of ? more : ""));
  const base = code(() => "");

  test("each side at 400 places of its own", () => {
    const merged = mergeFile("a.ts", base, each(0)(" + 1"), each(5)(" + 2"));
    const both = code((at) => ({ 0: " + 1", 5: " + 2" })[at % 10] ?? "");
    expect(merged).toEqual({ text: both, marks: [] });
  });

  test("both at the same 400 places", () => {
    expect(mergeFile("a.ts", base, each(0)(" + 1"), each(0)(" + 2")).marks).toHaveLength(400);
  });

  test("turned round, and lines that are alike all over", () => {
    const turned = base.split("\n").toReversed().join("\n");
    expect(mergeFile("a.ts", base, turned, each(5)(" + 2")).marks.length).toBeGreaterThan(0);
    const rows = (more: string) =>
      Array.from({ length: 20_000 }, (_, at) => `| ${at % 7} | ${at % 11 ? "" : more} |\n`).join(
        "",
      );
    const { text } = mergeFile("a.md", rows(""), rows("1"), rows("2"));
    expect(text.match(/\| 1 \|/g)!.length).toBeGreaterThanOrEqual(
      rows("1").match(/\| 1 \|/g)!.length,
    );
  });

  test("thousands of members that both added", () => {
    const members = Array.from(
      { length: 6000 },
      (_, at) => `  /** It. */\n  m${at}: {\n    x: 1,\n  },\n`,
    ).join("");
    const object = (above: string, below: string) =>
      `const all = {\n${above}  one: 1,\n  two: 2,\n${below}};\n`;
    const yours = object(`${members}  mine: 1,\n`, "");
    expect(mergeFile("a.ts", object("", ""), yours, object("", members))).toEqual({
      text: yours,
      marks: [],
    });
    expect(mergeFile("a.ts", object("", ""), yours, object(members, "")).marks).toEqual([]);
  });
});
