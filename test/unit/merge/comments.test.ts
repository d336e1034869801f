import { describe, expect, test } from "vitest";
import { mergedText as merge } from "./merged-text.ts";

describe("a comment of one side and a change of the other, side by side, both stay:", () => {
  test.each([
    ["above a line that is renamed", "a.ts", "// Why.\n", "isbn: 1,\n", "code: 1,\n"],
    ["a block of several lines", "a.ts", "/**\n * Why.\n */\n", "isbn: 1,\n", "code: 1,\n"],
    ["above a column", "a.sql", "-- Why.\n", "isbn text,\n", "code text,\n"],
    ["above a field", "a.proto", "// Why.\n", "string isbn = 1;\n", "string code = 1;\n"],
    ["above an instruction", "Dockerfile", "# Why.\n", "USER a\n", "USER b\n"],
    ["above a variable", ".env.example", "# Why.\n", "A=1\n", "A=2\n"],
    ["above a key", "a.yaml", "# Why.\n", "a: 1\n", "a: 2\n"],
    ["above a line behind which one is new", "a.ts", "// Why.\n", "a: 1,\n", "a: 2,\n  b: 3,\n"],
  ])("%s", (_, path, comment, was, is) => {
    const [above, below] = path.endsWith(".yaml") ? ["x: 1\n", "y: 2\n"] : ["x(\n", ")\n"];
    const [base, yours, next] = [was, comment + was, is].map((one) => above + one + below);
    const both = above + comment + is + below;
    expect(merge(path, base!, yours!, next!)).toBe(both);
    expect(merge(path, base!, next!, yours!)).toBe(both);
  });

  test("between lines that both changed, and at their ends", () => {
    const base = "f(\n  isbn,\n  title,\n  g,\n);\n";
    const yours = "f(\n  isbn, // as printed\n  // Never empty.\n  title,\n  g,\n);\n";
    const next = "f(\n  code,\n  name,\n  g,\n);\n";
    expect(merge("a.ts", base, yours, next)).toBe(
      "f(\n  code, // as printed\n  // Never empty.\n  name,\n  g,\n);\n",
    );
  });

  test("one that is continued", () => {
    const next = "/**\n * B.\n */\nf();\n";
    const yours = "/**\n * A.\n * More.\n */\nf();\n";
    expect(merge("a.ts", "/**\n * A.\n */\nf();\n", yours, next)).toBe(
      "/**\n * B.\n * More.\n */\nf();\n",
    );
  });

  test("above a line before which the plan adds something, and with line ends of Windows", () => {
    const base = "x = {\n  a: 1,\n};\n";
    const yours = "x = {\n  // Why.\n  a: 1,\n};\n";
    const next = "x = {\n  b: 2,\n  a: 1,\n};\n";
    const both = "x = {\n  b: 2,\n  // Why.\n  a: 1,\n};\n";
    expect(merge("a.ts", base, yours, next)).toBe(both);
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    expect(merge("a.ts", base, crlf(yours), next)).toBe(crlf(both));
  });

  test("comments of both", () => {
    expect(merge("a.ts", "f();\n", "// Mine.\nf();\n", "// Planned.\nf();\n")).toBe(
      "// Planned.\n// Mine.\nf();\n",
    );
  });
});

describe("a person is asked", () => {
  test.each([
    ["where the line is gone", "a.ts", "f(\n  a,\n);\n", "f(\n  // Why.\n  a,\n);\n", "f(\n);\n"],
    [
      "which of several lines it is about",
      "a.ts",
      "f(\n  a,\n);\n",
      "f(\n  // Why.\n  a,\n);\n",
      "f(\n  b,\n  c,\n);\n",
    ],
    [
      "where something else changed, too",
      "a.ts",
      "f(\n  a,\n);\n",
      "f(\n  // Why.\n  c,\n);\n",
      "f(\n  b,\n);\n",
    ],
    [
      "where a comment that was continued is gone",
      "a.ts",
      "/**\n * A.\n */\nf();\n",
      "/**\n * A.\n * More.\n */\nf();\n",
      "f();\n",
    ],
    ["within a text", "a.ts", "`\na\n`;\n", "`\na // a\n`;\n", "`\nb\n`;\n"],
    ["in prose", "a.md", "a\n", "a # A\n", "b\n"],
  ])("%s", (_, path, base, yours, next) => {
    expect(merge(path, base, yours, next)).toBe("1 marked");
  });
});
