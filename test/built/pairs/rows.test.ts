import { expect, test } from "vitest";
import { pairsOf, pairwise, product, type Row } from "../../support/pairwise.ts";
import { answers, rows } from "./rows.ts";

const pairs = (all: readonly Row[]) => new Set(all.flatMap(pairsOf));

test("every pair of answers of the catalog stands in some row, and the rows are always the same", () => {
  expect(pairs(rows)).toEqual(pairs(product(answers)));
  expect(pairwise(answers)).toEqual(rows);
});

test("rows are few: for n answers to each of four questions not many more than n × n", () => {
  const digits = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  const four = (count: number) =>
    Object.fromEntries(["a", "b", "c", "d"].map((question) => [question, digits(count)]));
  expect(pairs(pairwise(four(3)))).toEqual(pairs(product(four(3))));
  expect(pairwise(four(2)).length).toBeLessThan(7);
  expect(pairwise(four(3)).length).toBeLessThan(13);
});
