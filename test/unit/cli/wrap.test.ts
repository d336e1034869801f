import { expect, test } from "vitest";
import { styles } from "../../../src/cli/terminal.ts";
import { wrapped } from "../../../src/cli/wrap.ts";

const plain = { style: styles(false) };

test("lines are as wide as a terminal at most, and indented", () => {
  const lines = wrapped("word ".repeat(60), "    ", plain).split("\n");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    expect(line).toMatch(/^ {4}word/);
    expect(line.length).toBeLessThanOrEqual(96);
  }
  expect(lines.join(" ").match(/word/g)).toHaveLength(60);
});

test("a narrow terminal has shorter lines", () => {
  const lines = wrapped("word ".repeat(20), "  ", { ...plain, columns: 40 }).split("\n");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});

test("code is shown without its backticks, coloured where there are colours, and never broken", () => {
  const text = `${"x".repeat(80)} \`a b c d e f\`, and`;
  expect(wrapped(text, "", plain)).toBe(`${"x".repeat(80)} a b c d e f,\nand`);
  expect(wrapped("say `a b`", "", { style: styles(true) })).toContain("\u001b[36ma b\u001b[39m");
});
