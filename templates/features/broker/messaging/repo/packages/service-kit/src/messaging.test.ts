import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { memoryBroker } from "./brokers/memory.ts";
import { openTest, startSteps, startWalks, stepped, until } from "./testing/messaging.ts";

const it = await openTest();
beforeEach(() => it.clear());

const numbers = Array.from({ length: 20 }, (_, index) => index);
const things = ["a", "b", "c"];

test("what was told is received once, in the order of each key", async () => {
  const broker = memoryBroker();
  const running = [startSteps(it, broker), startWalks(it, broker)];
  await Promise.all(running.map(({ leading }) => leading));
  broker.start();
  for (const number of numbers) await it.tell(...things.map((thing) => stepped(thing, number)));
  for (const thing of things) {
    await until(async () => (await it.seen(thing)).length === numbers.length);
    assert.deepEqual(await it.seen(thing), numbers);
  }
  await until(async () => (await it.steps.selectFrom("outbox").selectAll().execute()).length === 0);
  await Promise.all(running.map((one) => one.close()));
});
