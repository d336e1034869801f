import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Broker, Wanted } from "../broker.ts";
import { type CloudEvent, cloudEvent } from "../events.ts";
import { cable } from "./cable.ts";
import { stepped, until } from "./messaging.ts";

export interface Trial {
  readonly name: string;
  /** The variable that says where its server is; where it is not set, nothing can be tried. */
  readonly server?: string;
  /** Opens it, at its server's address if it has one. */
  readonly open: (url: string) => Broker;
  /** Takes away what a test has left behind. Each test has a system of its own, which topics begin with. */
  readonly remove?: (system: string) => Promise<unknown>;
}

/** What a test has to itself. */
export interface Stage {
  readonly wanted: Wanted;
  /** An event of the service that tells. */
  tale(key: string, number: number): CloudEvent;
  /** One more connection; closed after the tests. */
  open(url?: string): Broker;
}

/** Sets the stage for one test of a broker. */
export function stageOf({ open, server, remove }: Trial): Stage {
  const url = addressOf(server);
  const system = `test-${crypto.randomUUID().slice(0, 8)}`;
  const producer = `${system}.steps`;
  const type = `${producer}.Stepped`;
  if (remove) after(() => remove(system));
  const wanted: Wanted = { consumer: "walks", producer, types: [type], limit: 9 };
  return {
    wanted,
    tale: (key, number) => ({ ...cloudEvent(stepped(key, number)), type }),
    open(at = url) {
      const broker = open(at);
      after(() => broker.close());
      for (const consumer of ["walks", "runs"]) broker.expect({ ...wanted, consumer });
      return broker;
    },
  };
}

/**
 * What every broker that keeps events has to do, whatever it is made of: see `Broker`. An event may come more than once; where the port
 * says that it comes again, it has to.
 */
export function testBroker(trial: Trial): void {
  const { name, server } = trial;
  const skip = without(server);
  const tries = (what: string, run: (stage: Stage) => Promise<void>) =>
    test(`${name} ${what}`, { skip }, () => run(stageOf(trial)));

  tries("delivers in order, also what was published before", async ({ wanted, tale, open }) => {
    const broker = open();
    const events = Array.from({ length: 50 }, (_, index) => tale(`${index % 3}`, index));
    for (const event of events) await broker.publish(event);
    const got: CloudEvent[] = [];
    const one = await broker.subscribe(wanted, async (event) => void got.push(event));
    await until(async () => (await one.pending()) === 0);
    assert.deepEqual(got, events);
    await one.close();
    const later = tale("0", 50);
    await broker.publish(later);
    const two = await broker.subscribe(wanted, async (event) => void got.push(event));
    await until(async () => (await two.pending()) === 0);
    assert.deepEqual(got.slice(50), [later]);
    await two.close();
    await broker.ping();
  });

  tries("delivers to each consumer, and nothing else", async ({ wanted, tale, open }) => {
    const broker = open();
    const got: string[] = [];
    const consumers = ["walks", "runs"].map((consumer) =>
      broker.subscribe({ ...wanted, consumer }, async ({ type, data }) => {
        got.push(`${consumer} ${type} ${(data as { number: number }).number}`);
      }),
    );
    const [type] = wanted.types;
    const other = `${wanted.producer}-more.Stepped`;
    await broker.publish(tale("a", 1));
    await broker.publish({ ...tale("a", 2), type: other });
    await broker.publish({ ...tale("a", 3), type: `${wanted.producer}.Rested` });
    await broker.publish(tale("a", 4));
    for (const one of await Promise.all(consumers)) {
      await until(async () => (await one.pending()) === 0);
      await one.close();
    }
    const of = (consumer: string) => got.filter((line) => line.startsWith(consumer));
    for (const consumer of ["walks", "runs"]) {
      const told = of(consumer).filter((line) => !line.includes("Rested"));
      assert.deepEqual(told, [`${consumer} ${type} 1`, `${consumer} ${type} 4`]);
    }
  });

  tries("has no more in hand than was asked for", async ({ wanted, tale, open }) => {
    const broker = open();
    for (let index = 0; index < 20; index++) await broker.publish(tale("a", index));
    const going = Promise.withResolvers<void>();
    let inHand = 0;
    const one = await broker.subscribe(wanted, async () => {
      inHand++;
      await going.promise;
    });
    await until(() => inHand >= wanted.limit);
    for (let index = 20; index < 30; index++) await broker.publish(tale("a", index));
    assert.deepEqual([inHand, await one.pending()], [wanted.limit, 30]);
    going.resolve();
    await until(() => inHand === 30);
    await one.close();
  });

  tries("brings again what was not handled, in its place", async ({ wanted, tale, open }) => {
    const broker = open();
    const events = Array.from({ length: 6 }, (_, index) => tale("a", index));
    for (const event of events) await broker.publish(event);
    const first: CloudEvent[] = [];
    const one = await broker.subscribe(wanted, async (event) => {
      first.push(event);
      if (event.id === events[2]!.id) throw new Error("no");
    });
    await until(() => first.length === 6);
    await one.close();
    const again: CloudEvent[] = [];
    const two = await broker.subscribe(wanted, async (event) => void again.push(event));
    await until(async () => (await two.pending()) === 0);
    await two.close();
    assert.ok(again.some(({ id }) => id === events[2]!.id));
    assertInOrder(again, events);
  });

  tries(
    "gives who takes over what was not handled, at once, and the other nothing",
    async ({ wanted, tale, open }) => {
      const [dead, alive] = [open(), open()];
      const events = Array.from({ length: 6 }, (_, index) => tale("a", index));
      const [before, now]: [CloudEvent[], CloudEvent[]] = [[], []];
      for (const event of events.slice(0, 5)) await dead.publish(event);
      const one = await dead.subscribe(wanted, async (event) => {
        before.push(event);
        if (event.id === events[2]!.id) await new Promise(() => {});
      });
      await until(async () => before.length === 5 && (await one.pending()) <= 3);
      const two = await alive.subscribe(wanted, async (event) => void now.push(event));
      await alive.publish(events[5]!);
      await until(() => now.at(-1)?.id === events[5]!.id);
      assertInOrder(now, events);
      assert.ok(now.some(({ id }) => id === events[2]!.id));
      assert.equal(before.length, 5);
      await assert.rejects(one.ended);
      await two.close();
    },
  );

  tries("lets end what is in hand when it is closed", async ({ wanted, tale, open }) => {
    const broker = open();
    for (let index = 0; index < 3; index++) await broker.publish(tale("a", index));
    const going = Promise.withResolvers<void>();
    let [inHand, handled] = [0, 0];
    const handle = async () => {
      inHand++;
      await going.promise;
      handled++;
    };
    const one = await broker.subscribe(wanted, handle);
    await until(() => inHand === 3);
    const closing = one.close().then(() => handled);
    await new Promise((resolve) => setTimeout(resolve, 100));
    going.resolve();
    assert.equal(await closing, 3);
    const two = await broker.subscribe(wanted, handle);
    await until(async () => (await two.pending()) === 0);
    await two.close();
    assert.equal(handled, 3);
  });

  tries("carries a million bytes", async ({ wanted, tale, open }) => {
    const broker = open();
    const large = { ...tale("a", 1), data: { text: "ä".repeat(499_000) } };
    await broker.publish(large);
    const got: CloudEvent[] = [];
    const one = await broker.subscribe(wanted, async (event) => void got.push(event));
    await until(() => got.length === 1);
    assert.deepEqual(got, [large]);
    await one.close();
  });

  if (!server) return;

  tries("may go and come back", async ({ wanted, tale, open }) => {
    const way = await cable(addressOf(server));
    const broker = open(way.url);
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
    const asked = way.asked();
    for (let time = 0; time < 100; time++) {
      await assert.rejects(broker.publish(events[1]!), { kind: "unavailable" });
    }
    assert.ok(way.asked() < asked + 50, "an opening that failed stands for those who ask next");
    way.mend();
    await until(() =>
      broker.publish(events[1]!).then(
        () => true,
        () => false,
      ),
    );
    const two = await broker.subscribe(wanted, handle);
    await until(async () => (await two.pending()) === 0);
    assert.deepEqual(new Map(got.map((event) => [event.id, event])).values().toArray(), events);
    await two.close();
    way.close();
  });

  tries("is unavailable when it is not there", async ({ open }) => {
    const nowhere = new URL(addressOf(server));
    nowhere.host = "127.0.0.1:1";
    await assert.rejects(open(nowhere.href).ping(), { kind: "unavailable" });
  });
}

/** Some of them, none twice. */
function assertInOrder(some: readonly CloudEvent[], all: readonly CloudEvent[]): void {
  const ids = new Set(some.map(({ id }) => id));
  const expected = all.filter(({ id }) => ids.has(id));
  assert.deepEqual(some, expected);
}

/** Why a test is left out, if it is. */
export const without = (server?: string): string | false =>
  server !== undefined && addressOf(server) === "" && `${server} is not set`;

const addressOf = (server?: string) => (server && process.env[server]) || "";
