import { describe, expect, test } from "vitest";
import { mergeFile } from "../../../src/merge/file.ts";

const named = (name: string, told = name) =>
  `\ntest("${name}", async () => {\n  const { x } = await given();\n  assert.equal(x, ${told});\n});\n`;
const BASE = `import { test } from "node:test";\nimport { given } from "./given.ts";\n${named("one", "1")}`;

/** Both sides, written over one base. */
const merge = (path: string, base: string, yours: string, next: string) =>
  mergeFile(path, base, yours, next);

describe("what both added at the same place stays, the plan's first:", () => {
  test("tests at the end", () => {
    const yours = BASE + named("mine") + named("mine, too");
    const next = BASE + named("planned");
    expect(merge("a.test.ts", BASE, yours, next)).toEqual({
      text: BASE + named("planned") + named("mine") + named("mine, too"),
      marks: [],
    });
  });

  test("and the next addition of the plan finds its place between them", () => {
    const [base, yours] = [BASE + named("b"), BASE + named("b") + named("mine")];
    const next = base + named("c");
    expect(merge("a.test.ts", base, yours, next).text).toBe(base + named("c") + named("mine"));
  });

  test("with the line ends of the user's file", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const merged = merge("a.test.ts", BASE, crlf(BASE + named("mine")), BASE + named("planned"));
    expect(merged).toEqual({ text: crlf(BASE + named("planned") + named("mine")), marks: [] });
  });

  test.each([
    ["imports", "", 'import { a } from "./a.ts";\n', 'import { b } from "./b.ts";\n', "\nrun();\n"],
    [
      "functions",
      "run();\n",
      "\n/** A. */\nexport function a(x: {\n  y: 1;\n}) {\n  x;\n}\n",
      "\nconst b = 1;\n",
      "",
    ],
    [
      "entries of an object",
      "const all = {\n  one: 1,\n",
      "  mine: 2,\n",
      "  planned: 3,\n",
      "};\n",
    ],
    [
      "methods",
      "call({\n  one() {\n    return;\n  },\n",
      "\n  async mine() {\n    return;\n  },\n",
      "\n  async planned() {\n    return;\n  },\n",
      "});\n",
    ],
    [
      "names of a broken import",
      "import {\n  one,\n",
      "  mine,\n",
      "  planned,\n",
      '} from "./a.ts";\n',
    ],
    [
      "lines of an interface",
      "interface A {\n  one: 1;\n",
      "  mine: 2;\n",
      "  /** P. */\n  planned?: 3;\n",
      "}\n",
    ],
    [
      "tests in a loop",
      "run();\n",
      named("mine"),
      "\nfor (const a of [1, 2]) {\n  test(`${a}`, () => {\n    a;\n  });\n}\n",
      "",
    ],
  ])("%s", (_, above, mine, planned, below) => {
    const [base, yours, next] = ["", mine, planned].map((one) => above + one + below);
    const both = above + planned + mine + below;
    expect(merge("a.ts", base!, yours!, next!)).toEqual({ text: both, marks: [] });
  });

  test("what is the same on both sides stands once", () => {
    const same = 'import { same } from "./same.ts";\n';
    const [base, yours] = ["\nrun();\n", `${same}import { a } from "./a.ts";\n\nrun();\n`];
    const merged = merge("a.ts", base, yours, `import { b } from "./b.ts";\n${same}\nrun();\n`);
    expect(merged.marks).toEqual([]);
    expect(merged.text.split(same)).toHaveLength(2);
  });

  test.each([
    ["README.md", "| a | b |\n| - | - |\n| 1 | 2 |\n", "| mine | 3 |\n", "| planned | 4 |\n"],
    ["README.md", "- one\n", "- mine\n", "- planned\n"],
    [".env.example", "ONE=1\n", "\n# Mine.\nMINE=2\n", "\n# Planned.\nPLANNED=3\n"],
  ])("rows of %s", (path, base, mine, planned) => {
    const merged = merge(path, base, base + mine, base + planned);
    expect(merged).toEqual({ text: base + planned + mine, marks: [] });
  });

  test("a row that both added stands once", () => {
    const [base, same] = ["| a | b |\n| - | - |\n| 1 | 2 |\n", "| same | 3 |\n"];
    const [yours, next] = [`${base}${same}| mine | 4 |\n`, `${base}${same}| planned | 4 |\n`];
    expect(merge("README.md", base, yours, next)).toEqual({
      text: `${base}${same}| planned | 4 |\n| mine | 4 |\n`,
      marks: [],
    });
  });
});

describe("what both added, beside more of the user's, stands once:", () => {
  test.each([
    ["README.md", "| a | b |\n| - | - |\n", "| both | 1 |\n", "| mine | 2 |\n"],
    ["README.md", "- one\n", "- both\n", "- mine\n"],
  ])("rows of %s, after %j", (path, base, both, mine) => {
    const merged = merge(path, base, base + both + mine, base + both);
    expect(merged).toEqual({ text: base + both + mine, marks: [] });
  });

  test("a test, with one empty line between those that are left", () => {
    const text = (...tests: string[]) => `run();\n${tests.join("")}\nend();\n`;
    const [base, yours] = [text(), text(named("mine"), named("both"))];
    const merged = merge("a.test.ts", base, yours, text(named("both")));
    expect(merged).toEqual({ text: text(named("both"), named("mine")), marks: [] });
  });
});

describe("an import that both changed has the names of both,", () => {
  const from = (...names: string[]) => `import { ${names.join(", ")} } from "./a.ts";\nrun();\n`;

  test("and none that one side took out", () => {
    const merged = merge(
      "a.ts",
      from("a", "gone"),
      from("a", "gone", "mine"),
      from("a", "planned"),
    );
    expect(merged).toEqual({ text: from("a", "mine", "planned"), marks: [] });
  });

  test("over several lines where it is long", () => {
    const [a, b] = ["a".repeat(50), "b".repeat(50)];
    const merged = merge("a.ts", from("one"), from("one", a), from("one", b));
    expect(merged.text).toBe(`import {\n  one,\n  ${a},\n  ${b},\n} from "./a.ts";\nrun();\n`);
  });

  test("unless they call two things the same", () => {
    const merged = merge("a.ts", from("a"), from("a", "x as b"), from("a", "y as b"));
    expect(merged.marks).toEqual([1]);
  });
});

describe("a person is asked where order tells, or something is not whole:", () => {
  test.each([
    ["statements", "{\n  one();\n", "  mine();\n", "  planned();\n", "}\n"],
    ["calls at the margin", "one();\n", "mine();\n", "planned();\n", ""],
    ["parameters", "function f(\n  one: 1,\n", "  mine: 2,\n", "  planned: 3,\n", ") {}\n"],
    ["items", "const all = [\n  one,\n", "  mine,\n", "  planned,\n", "];\n"],
    ["members of an enum", "enum A {\n  one,\n", "  mine,\n", "  planned,\n", "}\n"],
    ["the same name", "run();\n", "const a = 1;\n", "const a = 2;\n", ""],
    ["the same key", "const all = {\n  one: 1,\n", "  a: 2,\n", "  a: 3,\n", "};\n"],
    [
      "the same name of two imports",
      "",
      'import { a } from "./a.ts";\n',
      'import { b as a } from "./b.ts";\n',
      "\nrun();\n",
    ],
    [
      "the same name of two imports with comments",
      "",
      '// Mine.\nimport { a } from "./a.ts";\n',
      '// Planned.\nimport { b as a } from "./b.ts";\n',
      "\nrun();\n",
    ],
    ["half a test", "run();\n", '\ntest("a", () => {\n  one();\n', named("planned"), "});\n"],
    [
      "the middle of a test",
      'test("a", () => {\n  one();\n',
      "const a = 1;\n",
      "const b = 2;\n",
      "});\n",
    ],
    ["a text of several lines", "const a = `\n", "const b = 1;\n", "const c = 2;\n", "`;\n"],
    ["a line of such a text", "const a = `\nend;\n", "const b = 1;\n", "const c = 2;\n", "`;\n"],
    ["a statement that goes on", "const a =\n", "const b = 1;\n", "const c = 2;\n", "  3;\n"],
  ])("%s", (_, above, mine, planned, below) => {
    const [base, yours, next] = ["", mine, planned].map((one) => above + one + below);
    expect(merge("a.ts", base!, yours!, next!).marks).toHaveLength(1);
  });

  test("what was there and both changed", () => {
    const merged = merge("a.ts", "const a = 1;\n", "const a = 2;\n", "const a = 3;\n");
    expect(merged.marks).toEqual([1]);
  });

  test.each([
    [".env.example", "A=1\n", "B=1\n", "B=2\n"],
    ["README.md", "- one\n", "- mine\n", "planned\n"],
    ["README.md", "| a | b |\n| - | - |\n", "| both | mine |\n", "| both | planned |\n"],
    ["notes.txt", "- one\n", "- mine\n", "- planned\n"],
    ["README.md", "one\n\n", "- mine\n", "- planned\n"],
    ["README.md", "| 1 | 2 |\n", "| mine | 3 |\n", "\n| a | b |\n| - | - |\n| planned | 4 |\n"],
  ])("lines of %s: %j, %j, %j", (path, base, mine, planned) => {
    expect(merge(path, base, base + mine, base + planned).marks).toHaveLength(1);
  });
});
