import { describe, expect, test } from "vitest";
import { inStyleOf, markDifferences, marksIn, mergeText } from "../../../src/merge/text.ts";

const BASE = "a\nb\nc\nd\ne\n";
const ten = (change: (line: string) => string) =>
  Array.from("0123456789", (line) => `${change(line)}\n`).join("");

describe("lines", () => {
  test("what only one side changed is taken from it", () => {
    expect(mergeText(BASE, "a\nmine\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n")).toEqual({
      text: "a\nmine\nb\nc\nd\nE\n",
      marks: [],
    });
    expect(mergeText(BASE, "a\nc\nd\ne\n", "a\nb\nc\nd\nnew\ne\n").text).toBe("a\nc\nd\nnew\ne\n");
  });

  test("what both changed to the same is no conflict", () => {
    expect(mergeText(BASE, "a\nB\nc\nd\ne\n", "a\nB\nc\nd\nE\n")).toEqual({
      text: "a\nB\nc\nd\nE\n",
      marks: [],
    });
  });

  test("what both changed is marked as git marks it, and no more than that", () => {
    const merged = mergeText("a\nb\nc\n", "a\nsame\nmine\nc\n", "a\nsame\nnext\nc\n");
    expect(merged).toEqual({
      text: "a\nsame\n<<<<<<< yours\nmine\n=======\nnext\n>>>>>>> groundplan\nc\n",
      marks: [3],
    });
    expect(marksIn(merged.text)).toEqual([3, 7]);
  });

  test.each([
    ["ours", "a\nmine\nc\n"],
    ["theirs", "a\nnext\nc\n"],
  ] as const)("or one side wins: %s", (favor, text) => {
    expect(mergeText("a\nb\nc\n", "a\nmine\nc\n", "a\nnext\nc\n", favor)).toEqual({
      text,
      marks: [],
    });
  });

  test("without a base, what only one side has stays, and what differs is marked", () => {
    expect(mergeText(undefined, "a\nmine\nb\n", "a\nb\nnext\n").text).toBe("a\nmine\nb\nnext\n");
    expect(mergeText(undefined, "a\nmine\nb\n", "a\nnext\nb\n").marks).toEqual([2]);
  });

  test("every difference can be marked", () => {
    expect(markDifferences("a\nb\n", "a\nb\nc\n")).toEqual({
      text: "a\nb\n<<<<<<< yours\n=======\nc\n>>>>>>> groundplan\n",
      marks: [3],
    });
  });
});

describe("the style of the user's file stays:", () => {
  const mine = (line: string) => (line === "2" ? "mine" : line);
  const next = (line: string) => (line === "7" ? "next" : line);
  const both = (line: string) => mine(next(line));
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");

  test.each<[string, (text: string) => string]>([
    ["line ends of Windows", crlf],
    ["a byte order mark", (text) => `\uFEFF${text}`],
    ["no last line end", (text) => text.slice(0, -1)],
    ["all of it", (text) => `\uFEFF${crlf(text).slice(0, -2)}`],
  ])("%s", (_what, styled) => {
    const same = (line: string) => line;
    expect(mergeText(ten(same), styled(ten(mine)), ten(next))).toEqual({
      text: styled(ten(both)),
      marks: [],
    });
    expect(mergeText(ten(same), styled(ten(same)), ten(next)).text).toBe(styled(ten(next)));
    expect(inStyleOf(styled(ten(same)), ten(next))).toBe(styled(ten(next)));
  });

  test("line ends of both kinds stay as they are, line by line", () => {
    expect(mergeText("a\nb\nc\nd\n", "a\r\nb\r\nmine\nc\r\nd\r\n", "a\nb\nc\nd\nnext\n").text).toBe(
      "a\r\nb\r\nmine\nc\r\nd\r\nnext\r\n",
    );
  });

  test("marks have its line ends, and are found with them", () => {
    const { text, marks } = mergeText(
      "a\r\nb\r\n".replaceAll("\r", ""),
      "a\r\nmine\r\n",
      "a\nnext\n",
    );
    expect(text).toBe("a\r\n<<<<<<< yours\r\nmine\r\n=======\r\nnext\r\n>>>>>>> groundplan\r\n");
    expect([marks, marksIn(text)]).toEqual([[2], [2, 6]]);
  });

  test("a file that the user emptied stays empty, where the plan did not change it", () => {
    expect(mergeText("a\n", "", "a\n")).toEqual({ text: "", marks: [] });
  });
});
