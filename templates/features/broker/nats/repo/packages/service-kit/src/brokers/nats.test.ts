import assert from "node:assert/strict";
import { test } from "node:test";
import { jetstreamManager, type StreamInfo } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { CloudEvent } from "../events.ts";
import { stageOf, testBroker, type Trial, without } from "../testing/broker.ts";
import { log, until } from "../testing/messaging.ts";
import { doubtsOf, natsBroker } from "./nats.ts";

const server = "NATS_URL";
const real = { skip: without(server) };
const trial: Trial = {
  name: "NATS",
  server,
  open: (at) => natsBroker({ url: at, log }),
  remove: (system) => streams((all) => all.delete(system).catch(() => {})),
};

type Streams = Awaited<ReturnType<typeof jetstreamManager>>["streams"];

async function streams<T>(work: (streams: Streams) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: process.env[server] });
  const manager = await jetstreamManager(connection);
  return work(manager.streams).finally(() => connection.close());
}

testBroker(trial);

test("NATS takes an event once by its id", real, async () => {
  const { tale, wanted, open } = stageOf(trial);
  const broker = open();
  const events = [tale("a", 0), tale("a", 1)];
  for (const event of [...events, events[0]!]) await broker.publish(event);
  const got: CloudEvent[] = [];
  const one = await broker.subscribe(wanted, async (event) => void got.push(event));
  await until(async () => (await one.pending()) === 0);
  assert.deepEqual(got, events);
  await one.close();
});

test("NATS gets its stream again when somebody took it away", real, async () => {
  const { tale, wanted, open } = stageOf(trial);
  const broker = open();
  const one = await broker.subscribe(wanted, async () => {});
  await broker.publish(tale("a", 0));
  await streams((all) => all.delete(wanted.producer.replace(".steps", "")));
  await assert.rejects(one.ended);
  await assert.rejects(broker.publish(tale("a", 1)), { kind: "unavailable" });
  await broker.publish(tale("a", 1));
});

test("NATS: a stream that inboxes outlive not, or that has one place in a cluster, is pointed out", () => {
  const day = 24 * 3600 * 1e9;
  const doubts = (days: number, replicas: number, cluster?: string) => {
    const config = { max_age: days * day, num_replicas: replicas };
    const info = { config, ...(cluster && { cluster: { name: cluster } }) };
    return doubtsOf(info as StreamInfo).map((doubt) => doubt.split(":")[0]);
  };
  assert.deepEqual([doubts(7, 1), doubts(14, 3, "c1"), doubts(1, 5, "c1")], [[], [], []]);
  assert.deepEqual(doubts(15, 1), ["max_age"]);
  assert.deepEqual(doubts(0, 1, "c1"), ["max_age", "num_replicas"]);
});

test("NATS: what is no event arrives as its text", real, async () => {
  const { wanted, open } = stageOf(trial);
  const broker = open();
  const got: CloudEvent[] = [];
  const one = await broker.subscribe(wanted, async (event) => void got.push(event));
  const connection = await connect({ servers: process.env[server] });
  connection.publish(wanted.types[0]!, "no event");
  await connection.drain();
  await until(() => got.length === 1);
  assert.deepEqual([got[0]?.data, got[0]?.source], ["no event", ""]);
  await one.close();
});
