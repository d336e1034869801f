import assert from "node:assert/strict";
import { test } from "node:test";
import { type CloudEvent, cloudEvent } from "../events.ts";
import { log, stepped, until } from "../testing/messaging.ts";
import { natsBroker } from "./nats.ts";

const { NATS_URL: url = "" } = process.env;
const skip = !url && "NATS_URL is not set";
/** The tests' own stream. */
const system = `test-${crypto.randomUUID().slice(0, 8)}`;
const tale = (key: string, number: number): CloudEvent => ({
  ...cloudEvent(stepped(key, number)),
  type: `${system}.steps.Stepped`,
});
const wanted = {
  consumer: "walks",
  producer: `${system}.steps`,
  types: [`${system}.steps.Stepped`],
  limit: 100,
};

test("NATS", { skip }, async (t) => {
  const broker = natsBroker({ url, log });
  const got: CloudEvent[] = [];
  await t.test("delivers what was published, in order and once by id", async () => {
    const events = Array.from({ length: 50 }, (_, index) => tale("a", index));
    for (const event of events) await broker.publish(event);
    await broker.publish(events[7]!);
    const one = await broker.subscribe(wanted, async (event) => void got.push(event));
    await until(() => got.length === 50);
    assert.deepEqual(got, events);
    await until(async () => (await one.pending()) === 0);
    await one.close();
  });
  await broker.close();
});
