import assert from "node:assert/strict";
import { test } from "node:test";
import { retryBudget } from "./retry-budget.ts";

const spent = (budget: ReturnType<typeof retryBudget>) => {
  let attempts = 0;
  while (budget.spend()) attempts++;
  return attempts;
};

test("a fifth of the calls may be tried again, and ten more", () => {
  const budget = retryBudget();
  assert.equal(spent(budget), 10);
  for (let calls = 0; calls < 24; calls++) budget.earn();
  assert.equal(spent(budget), 4);
  budget.earn();
  assert.equal(spent(budget), 1);
});

test("no more than ten are saved", () => {
  const budget = retryBudget();
  for (let calls = 0; calls < 1000; calls++) budget.earn();
  assert.equal(spent(budget), 10);
});
