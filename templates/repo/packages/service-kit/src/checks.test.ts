import assert from "node:assert/strict";
import { test } from "node:test";
import { checker } from "./checks.ts";

const document = { $id: "notes", schemas: { Line: { type: "string", maxLength: 2 } } };
const lines = checker(document)({ type: "array", items: { $ref: "notes#/schemas/Line" } });

test("a valid value has no mistakes", () => {
  assert.equal(lines(["a", "bb"]), undefined);
});

test("a small value is told all its mistakes, a large one its first", () => {
  assert.deepEqual(
    lines([1, "a", "ccc"])?.map(({ pointer }) => pointer),
    ["/0", "/2"],
  );
  assert.equal(lines(Array(100_000).fill(1))?.length, 1);
});

test("a mistake is told once, in words", () => {
  const id = { type: "string", format: "uuid", pattern: "^[0-9a-f-]*$" };
  assert.deepEqual(checker()(id)("X"), [{ pointer: "", detail: "must be a valid uuid" }]);
});

test("a misspelt keyword is an error", () => {
  assert.throws(() => checker()({ type: "string", maxLenght: 2 })("a"), /maxLenght/);
});
