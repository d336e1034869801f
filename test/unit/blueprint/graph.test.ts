import { describe, expect, test } from "vitest";
import { circlesOf, groupsOf } from "../../../src/blueprint/graph.ts";

const graph = (text: string) =>
  new Map(
    text.split(" ").map((line) => {
      const [from = "", to = ""] = line.split(">");
      return [from, [...to]] as const;
    }),
  );
const groups = (text: string) =>
  [...new Set(groupsOf(graph(text)).values())].map((group) => [...group].toSorted().join(""));

describe("nodes that lead to each other", () => {
  test.each([
    ["a>b b>c c>", ["c", "b", "a"]],
    ["a>b b>a", ["ab"]],
    ["a>b b>c c>bd d>", ["d", "bc", "a"]],
    ["a>bc b>a c>d d>c", ["cd", "ab"]],
    ["a>b b>cd c>a d>b", ["abcd"]],
    ["a>a b>", ["a", "b"]],
  ])("in %s are %j", (text, expected) => {
    expect(groups(text).toSorted()).toEqual(expected.toSorted());
  });
});

describe("circles", () => {
  test.each([
    ["a>b b>c c>", []],
    ["a>a", ["a"]],
    ["a>b b>c c>b", ["bc"]],
    ["a>xb x> b>a", ["ab"]],
    ["a>b b>a c>d d>c", ["ab", "cd"]],
  ])("of %s are %j", (text, expected) => {
    const found = circlesOf(graph(text)).map((circle) => circle.toSorted().join(""));
    expect(found.toSorted()).toEqual(expected);
  });

  test("each lead from one node to the next, and from the last to the first", () => {
    const all = graph("a>bd b>c c>d d>b");
    for (const circle of circlesOf(all))
      for (const [at, node] of circle.entries())
        expect(all.get(node)).toContain(circle[(at + 1) % circle.length]);
  });

  test("of ten thousand nodes are found without a stack that overflows", () => {
    const count = 10_000;
    const ring = new Map(Array.from({ length: count }, (_, at) => [at, [(at + 1) % count]]));
    expect(circlesOf(ring)[0]).toHaveLength(count);
  });
});
