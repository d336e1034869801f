import assert from "node:assert/strict";
import { test } from "node:test";
import { createContextKey } from "@opentelemetry/api";
import { nowhere } from "./contexts.ts";

const one = createContextKey("one");
const other = createContextKey("other");

test("a context has what was put into it and into those below, and stays as it is", () => {
  const below = nowhere.setValue(one, 1);
  const both = below.setValue(other, 2);
  assert.deepEqual([both.getValue(one), both.getValue(other)], [1, 2]);
  assert.deepEqual([below.getValue(one), below.getValue(other)], [1, undefined]);
  assert.equal(both.setValue(one, 3).getValue(one), 3);
  assert.equal(both.deleteValue(one).getValue(one), undefined);
  assert.equal(both.deleteValue(one).getValue(other), 2);
  assert.equal(nowhere.deleteValue(one).getValue(one), undefined);
});
