import { expect, test } from "vitest";
import { folded } from "../../../src/questions/fold.ts";

test("lines break between words, and keep their indentation", () => {
  expect(folded("one two three", 8)).toBe("one two\nthree");
  expect(folded("  one two three\nfour", 9)).toBe("  one two\n  three\nfour");
  expect(folded("column  of words", 40)).toBe("column  of words");
});

test("a word that is longer than a line stays whole", () => {
  expect(folded("a `services.fleet.entities` b", 10)).toBe("a\n`services.fleet.entities`\nb");
  expect(folded("", 10)).toBe("");
});
