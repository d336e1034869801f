import { expect, test } from "vitest";
import { bothBases } from "../../../src/merge/both-bases.ts";
import { sideOf, sidesIn } from "../../../src/merge/sides.ts";

const lines = (...all: string[]) => `${all.join("\n")}\n`;
const MARKED = lines(
  "1",
  "<<<<<<< HEAD",
  "a",
  "||||||| 12",
  "o",
  "=======",
  "b",
  ">>>>>>> more",
  "2",
);

test("each side of git's conflicts, with the base in them or without, and with any line ends", () => {
  const short = MARKED.replace("||||||| 12\no\n", "");
  for (const text of [MARKED, short]) {
    expect(sideOf(text, "ours")).toBe(lines("1", "a", "2"));
    expect(sideOf(text, "theirs")).toBe(lines("1", "b", "2"));
    expect(sideOf(text.replaceAll("\n", "\r\n"), "theirs")).toBe("1\r\nb\r\n2\r\n");
    expect(sidesIn(text)).toEqual([2]);
  }
});

test("a text without them, or with half of one, or with those of groundplan, has no sides", () => {
  const ours = MARKED.replace("HEAD", "yours").replace("more", "groundplan");
  for (const text of ["a\n", MARKED.replace(">>>>>>> more\n", ""), ours]) {
    expect(sideOf(text, "ours")).toBeUndefined();
    expect(sidesIn(text)).toEqual([]);
  }
});

test("what groundplan wrote of a text in which git merged two: without edits, with what they took out", () => {
  const [one, other] = [lines("1", "a", "2", "3", "4"), lines("1", "2", "3", "b", "4")];
  expect(bothBases(one, other, lines("1", "a", "2", "3", "b", "4"))).toBe(
    lines("1", "a", "2", "3", "b", "4"),
  );
  expect(bothBases(one, other, lines("1", "a", "mine", "3", "b", "mine", "4"))).toBe(
    lines("1", "a", "2", "3", "b", "4"),
  );
});
