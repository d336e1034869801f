import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { event } from "./events.ts";
import { storeEvents } from "./outbox.ts";
import { openTest, Stepped, stepped } from "./testing/messaging.ts";
import { inTransaction } from "./transaction.ts";

const it = await openTest();
beforeEach(() => it.clear());
const stored = () => it.steps.selectFrom("outbox").selectAll().orderBy("position").execute();

test("events are stored with their change, as CloudEvents in their order", async () => {
  await it.tell(stepped("a", 1), stepped("b", 2));
  const rows = await stored();
  assert.deepEqual(
    rows.map(({ key }) => key),
    ["a", "b"],
  );
  const { id, time, ...rest } = rows[0]!.event;
  assert.deepEqual(rest, {
    specversion: "1.0",
    source: "/test/steps",
    type: "test.steps.Stepped",
    subject: "a",
    partitionkey: "a",
    datacontenttype: "application/json",
    data: { thing: "a", number: 1 },
  });
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.equal(new Date(time).toISOString(), time);
});

test("where the change fails no event is stored", async () => {
  const change = inTransaction(it.steps, async (tx) => {
    await storeEvents(tx, [stepped("a", 1)]);
    throw new Error("refused");
  });
  await assert.rejects(change, { message: "refused" });
  assert.deepEqual(await stored(), []);
});

test("without a transaction there is no change that an event could belong to", async () => {
  await assert.rejects(storeEvents(it.steps, [stepped("a", 1)]), /transaction/);
});

test("an event that breaks its contract or is too large does not come about", async () => {
  assert.throws(() => event(Stepped, "a", { thing: "a", number: 1.5 }), { kind: "internal" });
  await assert.rejects(it.tell(stepped("x".repeat(1_000_000), 1)), { kind: "too-large" });
  assert.deepEqual(await stored(), []);
});
