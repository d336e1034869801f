import assert from "node:assert/strict";
import { test } from "node:test";
import { type CloudEvent, cloudEvent } from "../events.ts";
import { stepped } from "../testing/messaging.ts";
import { inProcessBroker } from "./in-process.ts";

const tale = cloudEvent(stepped("a", 1));
const wanted = { consumer: "walks", producer: "test.steps", types: [tale.type], limit: 1 };

test("an event is published when every consumer has handled it", async () => {
  const broker = inProcessBroker();
  const going = Promise.withResolvers<void>();
  const got: CloudEvent[] = [];
  const slow = await broker.subscribe(wanted, async (event) => {
    got.push(event);
    await going.promise;
  });
  await broker.subscribe({ ...wanted, consumer: "runs" }, async (event) => void got.push(event));
  await broker.subscribe({ ...wanted, types: [], consumer: "rests" }, async () => assert.fail());
  broker.start();
  let published = false;
  const publishing = broker.publish(tale).then(() => (published = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([got, published, await slow.pending()], [[tale, tale], false, 1]);
  going.resolve();
  await publishing;
  assert.equal(await slow.pending(), 0);
  await broker.publish({ ...tale, type: "test.others.Stepped" });
  assert.equal(got.length, 2);
});

test("nothing goes out before the start, nor while somebody expected is not there", async () => {
  const broker = inProcessBroker();
  await assert.rejects(broker.publish(tale), { kind: "unavailable" });
  broker.expect(wanted);
  broker.start();
  await assert.rejects(broker.publish(tale), { kind: "unavailable" });
  let got = 0;
  await broker.subscribe(wanted, async () => void got++);
  broker.expect(wanted);
  await broker.publish(tale);
  assert.equal(got, 1);
});

test("what a consumer did not handle is not published", async () => {
  const broker = inProcessBroker();
  broker.start();
  const failing = await broker.subscribe(wanted, () => Promise.reject(new Error("no")));
  await assert.rejects(broker.publish(tale), { message: "no" });
  await failing.close();
  await assert.rejects(broker.publish(tale), { kind: "unavailable" });
  await broker.subscribe(wanted, async () => {});
  await broker.publish(tale);
});

test("to close gives up what is under way", async () => {
  const broker = inProcessBroker();
  await broker.subscribe(wanted, () => new Promise(() => {}));
  broker.start();
  const publishing = broker.publish(tale);
  await broker.close();
  await assert.rejects(publishing, { kind: "unavailable" });
});
