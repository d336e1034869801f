import assert from "node:assert/strict";
import { test } from "node:test";
import { anonymous, caller } from "./caller.ts";
import * as f from "./fields.ts";
import { operation } from "./operation.ts";
import { conflict } from "./problem.ts";

const refusal = conflict("Not now");

/** An operation that notes what runs; what it runs first refuses one text. */
function noted() {
  const ran: string[] = [];
  const add = operation({
    allow: ["author"],
    input: f.object({ text: f.string(1, 9) }),
    async before({ text }, { id }) {
      ran.push(`before ${text} of ${id}`);
      if (text === "no") throw refusal;
    },
    run: async ({ text }) => void ran.push(text),
  });
  return { ran, add };
}

test("what comes first runs first, and what it throws ends the call", async () => {
  const { ran, add } = noted();
  const ann = caller("ann", "author");
  await add({ text: "yes" }, ann);
  await assert.rejects(add({ text: "no" }, ann), refusal);
  assert.deepEqual(ran, ["before yes of ann", "yes", "before no of ann"]);
});

test("nothing runs for those who may not, nor for what is wrong", async () => {
  const { ran, add } = noted();
  await assert.rejects(add({ text: "yes" }, anonymous), { kind: "unauthenticated" });
  await assert.rejects(add({ text: "" }, caller("ann", "author")), { kind: "invalid" });
  assert.deepEqual(ran, []);
});
