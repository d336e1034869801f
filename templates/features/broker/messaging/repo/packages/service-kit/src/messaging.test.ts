import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { KyselyPlugin } from "kysely";
import { inProcessBroker } from "./brokers/in-process.ts";
import { list, replay } from "./dlq.ts";
import { type CloudEvent, cloudEvent } from "./events.ts";
import { createLog } from "./log.ts";
import type { Messaging } from "./messaging.ts";
import { conflict, unavailable } from "./problem.ts";
import * as service from "./testing/messaging.ts";
import { openTest, seeing, type Step, stepped, until } from "./testing/messaging.ts";

const it = await openTest();
const running: Messaging[] = [];
beforeEach(() => it.clear());
afterEach(() => closeAll(...running.splice(0)));

const startSteps: typeof service.startSteps = (...parts) => started(service.startSteps(...parts));
const startWalks: typeof service.startWalks = (...parts) => started(service.startWalks(...parts));

/** What a test that fails leaves running would take part in the next. */
function started(one: Messaging): Messaging {
  running.push(one);
  return one;
}

const numbers = Array.from({ length: 20 }, (_, index) => index);
const things = ["a", "b", "c"];
const isSent = async () => (await it.steps.selectFrom("outbox").selectAll().execute()).length === 0;

/** A broker that remembers what was published, in the order of its arrival; `take` may refuse. */
function recorder(take: (event: CloudEvent, count: number) => void | Promise<void> = () => {}) {
  const sent: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => {
    await take(event, sent.push(event));
  };
  return { sent, broker: { ...inProcessBroker(), publish } };
}

const numbersOf = (sent: readonly CloudEvent[], thing: string) =>
  sent
    .filter(({ partitionkey }) => partitionkey === thing)
    .map(({ data }) => (data as Step).number);

async function closeAll(...all: Messaging[]) {
  await Promise.all(all.map((one) => one.close()));
}

test("what was told is received once, in the order of each key", async () => {
  const broker = inProcessBroker();
  const running = [startSteps(it, broker), startWalks(it, broker)];
  await Promise.all(running.map(({ leading }) => leading));
  await it.tell(...things.map((thing) => stepped(thing, numbers[0]!)));
  broker.start();
  for (const number of numbers.slice(1)) {
    await it.tell(...things.map((thing) => stepped(thing, number)));
  }
  for (const thing of things) {
    await until(async () => (await it.seen(thing)).length === numbers.length);
    assert.deepEqual(await it.seen(thing), numbers);
  }
  await until(isSent);
  await closeAll(...running);
});

test("what was told while nobody ran is sent later, more than fits at a time", async () => {
  const many = Array.from({ length: 1200 }, (_, index) => stepped(things[index % 3]!, index));
  await it.tell(...many);
  const { sent, broker } = recorder();
  const steps = startSteps(it, broker);
  await until(isSent);
  assert.equal(sent.length, many.length);
  for (const thing of things) {
    const got = numbersOf(sent, thing);
    assert.deepEqual(
      got,
      got.toSorted((a, b) => a - b),
    );
  }
  await steps.close();
});

test("while the broker is away events wait, each behind the one before", async () => {
  const failed = new Set<string>();
  const { sent, broker } = recorder(({ id }) => {
    if (failed.has(id)) return;
    failed.add(id);
    throw unavailable("away");
  });
  const steps = startSteps(it, broker);
  await it.tell(...numbers.slice(0, 4).map((number) => stepped("a", number)));
  await until(isSent);
  assert.deepEqual(numbersOf(sent, "a"), [0, 0, 1, 1, 2, 2, 3, 3]);
  await steps.close();
});

test("who dies between publishing and deleting publishes twice, and it happens once", async () => {
  const broker = inProcessBroker();
  const walks = startWalks(it, broker);
  await walks.leading;
  broker.start();
  await it.tell(stepped("a", 1), stepped("a", 2));
  const dying = startSteps(it, {
    ...broker,
    async publish(event) {
      await broker.publish(event);
      throw unavailable("It was published, and nobody hears of it");
    },
  });
  await until(async () => (await it.seen("a")).length > 0);
  await dying.close();
  assert.equal(await isSent(), false);
  const steps = startSteps(it, broker);
  await until(isSent);
  assert.deepEqual(await it.seen("a"), [1, 2]);
  await closeAll(steps, walks);
});

test("one of two sends; when it goes the other takes over", async () => {
  const [one, two] = [recorder(), recorder()];
  const first = startSteps(it, one.broker);
  await first.leading;
  const second = startSteps(it, two.broker);
  await it.tell(stepped("a", 1));
  await until(isSent);
  assert.deepEqual([one.sent.length, two.sent.length], [1, 0]);
  await first.close();
  await second.leading;
  await it.tell(stepped("a", 2));
  await until(isSent);
  assert.deepEqual([one.sent.length, two.sent.length], [1, 1]);
  await second.close();
});

test("to close lets end what runs, and gives back what waits", async () => {
  const broker = inProcessBroker();
  const running = Promise.withResolvers<void>();
  const going = Promise.withResolvers<void>();
  const slow = seeing(async (step, walks) => {
    running.resolve();
    await walks.add(step);
    await going.promise;
  });
  const steps = startSteps(it, broker);
  const walks = startWalks(it, broker, [slow]);
  await walks.leading;
  broker.start();
  await it.tell(stepped("a", 1), stepped("a", 2));
  await running.promise;
  const closed = closeAll(walks, steps);
  going.resolve();
  await closed;
  assert.deepEqual(await it.seen("a"), [1]);
  const again = [startSteps(it, broker), startWalks(it, broker)];
  await until(isSent);
  assert.deepEqual(await it.seen("a"), [1, 2]);
  await closeAll(...again);
});

test("what somebody wants replayed is taken up while the service runs", async () => {
  const broker = inProcessBroker();
  const broken = startWalks(it, broker, [seeing(async () => Promise.reject(conflict("no")))]);
  await broken.leading;
  broker.start();
  await broker.publish(cloudEvent(stepped("a", 7)));
  await broken.close();
  const walks = startWalks(it, broker);
  await walks.leading;
  await replay(it.database, { service: "walks" });
  await until(async () => (await it.seen("a")).length === 1);
  await walks.close();
});

test("a replay that waits holds up no other", async () => {
  const broker = inProcessBroker();
  const broken = startWalks(it, broker, [seeing(async () => Promise.reject(conflict("no")))]);
  await broken.leading;
  broker.start();
  for (const thing of ["a", "b"]) await broker.publish(cloudEvent(stepped(thing, 1)));
  await broken.close();
  const [first, second] = await list(it.database, {});
  let tried = 0;
  const walking = seeing(async (step, walks) => {
    await walks.add(step);
    if (step.thing === "a" && ++tried) throw unavailable("away");
  });
  const walks = startWalks(it, broker, [walking]);
  await walks.leading;
  await replay(it.database, { names: [first!.name] });
  await until(() => tried > 0);
  await replay(it.database, { names: [second!.name] });
  await until(async () => (await it.seen("b")).length === 1);
});

test("of many replays no more are in hand than fit", async () => {
  const event = JSON.stringify(cloudEvent(stepped("a", 1)));
  await it.database.script(`
    insert into walks.dead_letters (event_id, source, type, key, reaction, event, reason, attempts, replay)
      select n, '/test/steps', 'test.steps.Stepped', n, '', '${event}', 'no', 1, true
        from generate_series(1, 700) n`);
  let [read, done, most] = [0, 0, 0];
  const counted: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      read += result.rows.filter((row) => "reaction" in row && "event" in row).length;
      most = Math.max(most, read - done);
      return result;
    },
  };
  const database = { ...it.database, db: it.database.db.withPlugin(counted) };
  const reaction = seeing(async () => void done++);
  startWalks({ ...it, database }, inProcessBroker(), [reaction]);
  await until(() => done === 700);
  assert.ok(most > 0 && most <= 512, `${most} in hand`);
});

test("that events cannot be received is said once, and when they are again", async () => {
  const lines: string[] = [];
  const log = createLog("test", "info", { write: (line) => void lines.push(line) });
  const broker = inProcessBroker();
  let fails = 4;
  const subscribe: typeof broker.subscribe = (...wanted) =>
    fails-- > 0 ? Promise.reject(unavailable("away")) : broker.subscribe(...wanted);
  await startWalks(it, { ...broker, subscribe }, [seeing()], log).leading;
  const about = lines.map((line) => JSON.parse(line)).filter(({ msg }) => /received/.test(msg));
  assert.deepEqual(
    about.map(({ level, msg, producer }) => [level, msg, producer]),
    [
      ["warn", "events cannot be received and wait", "test.steps"],
      ["info", "events are received again", undefined],
    ],
  );
});

test("several reactions to an event have names, and each happens", async () => {
  assert.throws(() => startWalks(it, inProcessBroker(), [seeing(), seeing()]), /`as`/);
  const broker = inProcessBroker();
  const no = seeing(async () => Promise.reject(conflict("no")), { as: "refusing" });
  const walks = startWalks(it, broker, [no, seeing()]);
  await walks.leading;
  broker.start();
  await broker.publish(cloudEvent(stepped("a", 1)));
  assert.deepEqual(await it.seen("a"), [1]);
  const [letter] = await list(it.database, {});
  assert.equal(letter?.reaction, "refusing");
  await walks.close();
});
