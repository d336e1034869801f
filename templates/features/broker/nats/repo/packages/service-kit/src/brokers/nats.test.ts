import assert from "node:assert/strict";
import { connect as connectSocket, createServer, type Socket } from "node:net";
import { after, test } from "node:test";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { Wanted } from "../broker.ts";
import { type CloudEvent, cloudEvent } from "../events.ts";
import { log, stepped, until } from "../testing/messaging.ts";
import { natsBroker } from "./nats.ts";

const { NATS_URL: url = "" } = process.env;
const real = { skip: !url && "NATS_URL is not set" };
const systems: string[] = [];

/** A stream of its own for each test. */
function start(address = url) {
  const system = `test-${crypto.randomUUID().slice(0, 8)}`;
  systems.push(system);
  const type = `${system}.steps.Stepped`;
  const wanted: Wanted = {
    consumer: "walks",
    producer: `${system}.steps`,
    types: [type],
    limit: 9,
  };
  const tale = (key: string, number: number): CloudEvent => ({
    ...cloudEvent(stepped(key, number)),
    type,
  });
  const open = (at = address) => {
    const broker = natsBroker({ url: at, log });
    after(() => broker.close());
    return broker;
  };
  return { system, wanted, tale, open };
}

after(async () => {
  if (!url) return;
  const connection = await connect({ servers: url });
  const { streams } = await jetstreamManager(connection);
  for (const system of systems) await streams.delete(system).catch(() => {});
  await connection.close();
});

/** A way to the server that can be cut. */
async function cable() {
  const sockets = new Set<Socket>();
  let broken = false;
  const { hostname, port } = new URL(url);
  const server = createServer((near) => {
    if (broken) return near.destroy();
    const far = connectSocket({ host: hostname, port: Number(port) });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { port: number };
  after(() => server.close());
  return {
    url: `nats://127.0.0.1:${address.port}`,
    cut() {
      broken = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => (broken = false),
  };
}

test("NATS delivers in order, once by id, also what was published before", real, async () => {
  const { tale, wanted, open } = start();
  const broker = open();
  const events = Array.from({ length: 50 }, (_, index) => tale("a", index));
  for (const event of events) await broker.publish(event);
  await broker.publish(events[7]!);
  await broker.publish({ ...tale("a", 0), type: `${wanted.producer}.Other` });
  const got: CloudEvent[] = [];
  const one = await broker.subscribe(wanted, async (event) => void got.push(event));
  await until(async () => (await one.pending()) === 0);
  assert.deepEqual(got, events);
  await one.close();
  const two = await broker.subscribe(wanted, async (event) => void got.push(event));
  await broker.publish(tale("a", 50));
  await until(() => got.length > 50);
  assert.equal(got.length, 51);
  await two.close();
  await broker.ping();
});

test("NATS has no more in hand than was asked for", real, async () => {
  const { tale, wanted, open } = start();
  const broker = open();
  const going = Promise.withResolvers<void>();
  let inHand = 0;
  const one = await broker.subscribe(wanted, async () => {
    inHand++;
    await going.promise;
  });
  for (let index = 0; index < 30; index++) await broker.publish(tale("a", index));
  await until(() => inHand === wanted.limit);
  assert.equal(await one.pending(), 30);
  going.resolve();
  await until(() => inHand === 30);
  await one.close();
});

test(
  "NATS gives who takes over what was not handled, at once, and the other nothing",
  real,
  async () => {
    const { tale, wanted, open } = start();
    const [dead, alive] = [open(), open()];
    const events = Array.from({ length: 6 }, (_, index) => tale("a", index));
    const [before, now]: CloudEvent[][] = [[], []];
    for (const event of events.slice(0, 5)) await dead.publish(event);
    const one = await dead.subscribe(wanted, async (event) => {
      before!.push(event);
      if (event.id === events[2]!.id) await new Promise(() => {});
    });
    await until(async () => before!.length === 5 && (await one.pending()) === 1);
    const two = await alive.subscribe(wanted, async (event) => void now!.push(event));
    await alive.publish(events[5]!);
    await until(() => now!.length === 4);
    assert.deepEqual(now, events.slice(2));
    assert.equal(before!.length, 5);
    await assert.rejects(one.ended);
    await two.close();
  },
);

test("NATS may go and come back", real, async () => {
  const way = await cable();
  const { tale, wanted, open } = start(way.url);
  const broker = open();
  const got: CloudEvent[] = [];
  const handle = async (event: CloudEvent) => void got.push(event);
  const one = await broker.subscribe(wanted, handle);
  const events = [tale("a", 0), tale("a", 1)];
  await broker.publish(events[0]!);
  await until(() => got.length === 1);
  way.cut();
  await assert.rejects(one.ended, { kind: "unavailable" });
  await assert.rejects(broker.publish(events[1]!), { kind: "unavailable" });
  await assert.rejects(broker.subscribe(wanted, handle), { kind: "unavailable" });
  await assert.rejects(broker.ping(), { kind: "unavailable" });
  way.mend();
  await broker.publish(events[1]!);
  const two = await broker.subscribe(wanted, handle);
  await until(async () => (await two.pending()) === 0);
  assert.deepEqual(new Map(got.map((event) => [event.id, event])).values().toArray(), events);
  await two.close();
});

test("NATS gets its stream again when somebody took it away", real, async () => {
  const { system, tale, wanted, open } = start();
  const broker = open();
  const one = await broker.subscribe(wanted, async () => {});
  await broker.publish(tale("a", 0));
  const connection = await connect({ servers: url });
  await (await jetstreamManager(connection)).streams.delete(system);
  await connection.close();
  await assert.rejects(one.ended);
  await assert.rejects(broker.publish(tale("a", 1)), { kind: "unavailable" });
  await broker.publish(tale("a", 1));
});

test("NATS: what is no event arrives as its text", real, async () => {
  const { wanted, open } = start();
  const broker = open();
  const got: CloudEvent[] = [];
  const one = await broker.subscribe(wanted, async (event) => void got.push(event));
  const connection = await connect({ servers: url });
  connection.publish(wanted.types[0]!, "no event");
  await connection.drain();
  await until(() => got.length === 1);
  assert.deepEqual([got[0]?.data, got[0]?.source], ["no event", ""]);
  await one.close();
});

test("NATS that is not there is unavailable", async () => {
  const broker = natsBroker({ url: "nats://127.0.0.1:1", log });
  await assert.rejects(broker.ping(), { kind: "unavailable" });
  await broker.close();
});
