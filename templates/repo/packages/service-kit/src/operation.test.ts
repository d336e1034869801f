import assert from "node:assert/strict";
import { test } from "node:test";
import { anonymous, caller, system } from "./caller.ts";
import { int, object, uuid } from "./fields.ts";
import { operation } from "./operation.ts";

const input = object({ id: uuid(), count: int(1, 9) });
const echo = operation({
  allow: ["clerk"],
  input,
  run: async (given, { id }) => ({ ...given, by: id }),
});
const good = { id: crypto.randomUUID(), count: 1 };

test("who has a role may, others may not", async () => {
  assert.equal((await echo(good, caller("ann", "clerk"))).by, "ann");
  assert.equal((await echo(good, system)).by, null);
  await assert.rejects(echo(good, caller("bob", "customer")), { kind: "forbidden" });
  await assert.rejects(echo(good, anonymous), { kind: "unauthenticated" });
});

test("whom it refuses can be told before there is an input", () => {
  echo.permit(caller("ann", "clerk"));
  echo.permit(system);
  assert.throws(() => echo.permit(caller("bob", "customer")), { kind: "forbidden" });
  assert.throws(() => echo.permit(anonymous), { kind: "unauthenticated" });
});

test("what is public is open to everyone, what allows nobody only to the system", async () => {
  const open = operation({ allow: "public", input, run: async () => "done" });
  const closed = operation({ allow: [], input, run: async () => "done" });
  assert.equal(await open(good, anonymous), "done");
  assert.equal(await closed(good, system), "done");
  await assert.rejects(closed(good, caller("ann", "clerk")), { kind: "forbidden" });
});

test("input is refused with a pointer to each mistake", async () => {
  const wrong = { count: 10, "a/b": 1 } as unknown as typeof good;
  await assert.rejects(echo(wrong, system), {
    kind: "invalid",
    errors: [
      { pointer: "/id", detail: "is missing" },
      { pointer: "/a~1b", detail: "is not known" },
      { pointer: "/count", detail: "must be <= 9" },
    ],
  });
});

test("input arrives tidy", async () => {
  assert.equal((await echo({ ...good, id: good.id.toUpperCase() }, system)).id, good.id);
});
