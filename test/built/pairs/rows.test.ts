import { expect, test } from "vitest";
import { pairsOf, pairwise, product } from "../../support/pairwise.ts";
import { domains } from "./domains.ts";
import { answers, rows } from "./rows.ts";

const pairs = (all: readonly Parameters<typeof pairsOf>[0][]) => new Set(all.flatMap(pairsOf));

test("every pair of answers stands in some row, and each row has a domain of its own", () => {
  expect(pairs(rows)).toEqual(pairs(product(Object.entries(answers))));
  expect(rows.length).toBeLessThanOrEqual(domains.length);
  expect(new Set(domains.map(({ system }) => system)).size).toBe(domains.length);
});

test("rows are few: for n answers to each of four questions not many more than n × n", () => {
  const digits = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  const four = (count: number) =>
    Object.fromEntries(["a", "b", "c", "d"].map((question) => [question, digits(count)]));
  expect(pairs(pairwise(four(3)))).toEqual(pairs(product(Object.entries(four(3)))));
  expect(pairwise(four(2)).length).toBeLessThan(7);
  expect(pairwise(four(3)).length).toBeLessThan(13);
  expect(pairwise(answers)).toEqual(rows);
});
