import { describe, expect, test } from "vitest";
import { formatProblems, frame } from "../../../src/blueprint/frame.ts";
import type { Problem } from "../../../src/problem.ts";

const at = (line: number, column: number, endColumn?: number): Problem => ({
  code: "GP1101",
  severity: "error",
  message: "`c` is not a key",
  file: "a.yaml",
  line,
  column,
  ...(endColumn === undefined ? {} : { endColumn }),
  help: "Did you mean `d`?",
});

test("warnings say that they are such, and are counted apart", () => {
  const warning: Problem = { ...at(1, 1), code: "GP2031", severity: "warning" };
  const said = (...problems: Problem[]) => formatProblems(problems, new Map());
  expect(said(warning)).toMatch(/^a.yaml:1:1 GP2031 warning: `c` .*\n.*\n\n1 warning\n$/);
  expect(said(at(1, 1), warning, warning)).toContain("\n1 problem and 2 warnings\n");
  expect(said(at(1, 1), at(2, 1), warning)).toContain("\n2 problems and 1 warning\n");
  const colored = formatProblems([warning], new Map([["a.yaml", "c: d"]]), true);
  expect(colored).toContain("\u001b[33mGP2031");
  expect(colored).not.toContain("\u001b[31m");
});

describe("a code frame", () => {
  test("shows two lines round the problem and a caret under it", () => {
    expect(frame(at(3, 4, 6), "one\ntwo\nthree\nfour\nfive\nsix\n")).toBe(
      "  1 | one\n  2 | two\n> 3 | three\n    |    ^^\n  4 | four\n  5 | five",
    );
  });

  test("underlines the rest of the word where no end is known", () => {
    expect(frame(at(1, 3), "a: word more\n")).toBe("> 1 | a: word more\n    |   ^");
    expect(frame(at(1, 4), "a: word more\n")).toBe("> 1 | a: word more\n    |    ^^^^");
  });

  test("counts wide letters twice and combining marks not at all", () => {
    expect(frame(at(1, 5, 6), "日本e\u0301x")).toBe("> 1 | 日本e\u0301x\n    |      ^");
  });

  test("sends no control to the terminal", () => {
    const shown = frame(at(1, 1, 2), "\u001b[31m\u202e\tx\u0007");
    expect(shown).toBe("> 1 | ?[31m? x?\n    | ^");
  });

  test("cuts a long line round the problem", () => {
    const line = `${"a".repeat(500)}b${"c".repeat(500)}`;
    const [shown = "", caret = ""] = frame(at(1, 501, 502), line).split("\n");
    expect(shown.length).toBeLessThan(140);
    expect(shown[caret.indexOf("^")]).toBe("b");
  });

  test("stays whole where the place lies behind the text", () => {
    expect(frame(at(9, 9), "one\n")).toContain("> 9 |");
    expect(frame(at(1, 1), "")).toBe("> 1 |\n    | ^");
  });

  test("is red where colours are wanted", () => {
    expect(frame(at(1, 1, 2), "x", true)).toContain("\u001b[31m^\u001b[0m");
  });
});

describe("a list of problems", () => {
  test("says where, what, and what to do", () => {
    expect(formatProblems([at(1, 1, 2)], new Map([["a.yaml", "c: 1\n"]]))).toBe(
      "a.yaml:1:1 GP1101 `c` is not a key\n> 1 | c: 1\n    | ^\nDid you mean `d`?\n\n1 problem\n",
    );
  });

  test("does without the text", () => {
    expect(formatProblems([at(1, 1), at(2, 1)], new Map())).toMatch(/2 problems\n$/);
  });

  test("stops after a hundred", () => {
    const many = Array.from({ length: 150 }, (_, n) => at(n + 1, 1));
    expect(formatProblems(many, new Map())).toMatch(/… and 50 more\n\n150 problems\n$/);
  });
});
