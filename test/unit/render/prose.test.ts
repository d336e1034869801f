import { expect, test } from "vitest";
import { NASTY, renderText, UNSEEN } from "./helpers.ts";

const print = (template: string, s: string) => renderText(template, { s }, "a.md").trimEnd();

test("prose is literal but for what stands between backticks", () => {
  expect(print("{{prose s}}", "set `A_B*` to *2*_3_")).toBe("set `A_B*` to \\*2\\*\\_3\\_");
  expect(print("{{prose s}}", "one ` alone")).toBe("one \\` alone");
  expect(print("{{prose s}}", "- no list")).toBe("\\- no list");
});

test("code holds everything, in a table too", () => {
  expect(print("{{code s}}", "a * b < c")).toBe("`a * b < c`");
  expect(print("{{code s}}", "a `b` c")).toBe("``a `b` c``");
  expect(print("{{code s}}", "`b`")).toBe("`` `b` ``");
  expect(print("| a |\n| - |\n| {{code s}} |", "x | y")).toContain("| `x \\| y` |");
});

test.each(NASTY)("they stay in their line: %j", (text) => {
  for (const helper of ["prose", "code"])
    expect(print(`a {{${helper} s}} b`, text).split("\n")).toHaveLength(1);
});

test("only Markdown has them, and nothing unseen gets in", () => {
  for (const helper of ["prose", "code"]) {
    expect(() => renderText(`{{${helper} s}}`, { s: "a" }, "a.yaml")).toThrow("outside .md");
    for (const text of UNSEEN) expect(() => print(`{{${helper} s}}`, text)).toThrow(/control or/);
  }
});
