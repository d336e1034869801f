import assert from "node:assert/strict";
import { test } from "node:test";
import { slots } from "./lanes.ts";

test("so many run at a time; who wants to be alone is, and holds its place", async () => {
  const inTurn = slots(2);
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    steps.push(`${name} ends`);
  };
  await Promise.all([
    inTurn(task("a")),
    inTurn(task("alone"), true),
    inTurn(task("b")),
    inTurn(task("c")),
  ]);
  const pair = (one: string, other: string) => [
    `${one} begins`,
    `${other} begins`,
    `${one} ends`,
    `${other} ends`,
  ];
  assert.deepEqual(steps, ["a begins", "a ends", "alone begins", "alone ends", ...pair("b", "c")]);
  const fails = inTurn(async () => Promise.reject(new Error("no")), true);
  await assert.rejects(fails, { message: "no" });
  await inTurn(async () => {}, true);
});
