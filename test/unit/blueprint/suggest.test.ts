import { expect, test } from "vitest";
import { didYouMean, nearest } from "../../../src/blueprint/suggest.ts";

test.each([
  ["raeder", "reader"],
  ["Reader", "reader"],
  ["readr", "reader"],
  ["reders", "reader"],
])("%s is a slip of %s", (word, meant) => {
  expect(nearest(word, ["writer", "reader", "admin"])).toBe(meant);
});

test.each(["publisher", "x", "", "r".repeat(100_000)])("%.20s is no slip of anything", (word) => {
  expect(nearest(word, ["reader", "go"])).toBeUndefined();
});

test("in a short word one slip is one, and two make another word", () => {
  expect(nearest("oauth", ["oidc", "none", "auto"])).toBeUndefined();
  expect(nearest("atuo", ["oidc", "none", "auto"])).toBe("auto");
  expect(nearest("autoo", ["oidc", "none", "auto"])).toBe("auto");
});

test("without a near word, it says what there is", () => {
  expect(didYouMean("publisher", ["reader", "admin"])).toBe("Possible: `reader` or `admin`.");
  expect(didYouMean("publisher", [])).toBe("There is none.");
});
