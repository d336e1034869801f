import { describe, expect, test } from "vitest";
import { mergedText as merge } from "./merged-text.ts";

describe("lines that one side added stand beside the line that the other changed:", () => {
  test.each([
    ["above", "a.ts", "  b: 2,\n  a: 1,\n", "  a: 3,\n", "  b: 2,\n  a: 3,\n"],
    ["below", "a.ts", "  a: 1,\n  b: 2,\n", "  a: 3,\n", "  a: 3,\n  b: 2,\n"],
    [
      "above, with a comment behind it",
      "a.ts",
      "  b: 2,\n  a: 1,\n",
      "  a: 1, // one\n",
      "  b: 2,\n  a: 1, // one\n",
    ],
    [
      "column of a table",
      "a.sql",
      "  b int,\n  a int,\n",
      "  a bigint,\n",
      "  b int,\n  a bigint,\n",
    ],
    ["prose", "a.md", "More.\n\n  a: 1,\n", "  a: 3,\n", "More.\n\n  a: 3,\n"],
  ])("%s", (_, path, added, changed, both) => {
    const was = path.endsWith(".sql") ? "  a int,\n" : "  a: 1,\n";
    const [base, yours, next, result] = [was, changed, added, both].map(
      (one) => `f({\n${one}});\n`,
    );
    expect(merge(path, base!, yours!, next!)).toBe(result);
    expect(merge(path, base!, next!, yours!)).toBe(result);
  });
});

describe("a person is asked", () => {
  test.each([
    ["where both may mean the same thing", "  a: 1,\n", "  b: 3,\n", "  a: 1,\n  b: 2,\n"],
    [
      "where one took something away",
      "  a: 1,\n  c: 1,\n",
      "  a: 3,\n",
      "  a: 1,\n  b: 2,\n  c: 1,\n",
    ],
    ["where both changed it", "  a: 1,\n", "  a: 3,\n", "  a: 2,\n  b: 2,\n"],
  ])("%s", (_, was, changed, added) => {
    const [base, yours, next] = [was, changed, added].map((one) => `f({\n${one}});\n`);
    expect(merge("a.ts", base!, yours!, next!)).toBe("1 marked");
  });
});
