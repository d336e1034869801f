import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sideBySide } from "./consumer.ts";
import { operation } from "./operation.ts";
import { conflict, notFound, unavailable } from "./problem.ts";
import type { Reaction } from "./reactions.ts";
import { failing, parkedIn, startConsumer, tale } from "./testing/consumer.ts";
import { openTest, seeing, Step, until, type Walks } from "./testing/messaging.ts";
import { backoff, type Pause } from "./timing.ts";

const it = await openTest();
beforeEach(() => it.clear());
const start = (reaction: Reaction<Walks>, pause?: Pause) => startConsumer(it, reaction, pause);
const parked = () => parkedIn(it);

test("what arrives twice happens once, also at the same time", async () => {
  const { handle } = start(seeing());
  const event = tale("a", 1);
  await Promise.all([handle(event), handle(event)]);
  await start(seeing()).handle(event);
  assert.deepEqual(await it.seen("a"), [1]);
});

test("what fails leaves nothing behind and is tried again", async () => {
  const { handle, pauses } = start(failing(7, new Error("broken")));
  await handle(tale("a", 1));
  assert.deepEqual(await it.seen("a"), [1]);
  assert.equal(pauses.length, 7);
  assert.deepEqual(await parked(), []);
});

test("what fails eight times is put aside with its reason, and its key goes on", async () => {
  const { handle } = start(failing(8, new Error("broken")));
  const events = [tale("a", 1), tale("a", 2)];
  await Promise.all(events.map(handle));
  assert.deepEqual(await it.seen("a"), [2]);
  const [one, ...others] = await parked();
  assert.deepEqual(others, []);
  assert.deepEqual(one?.event, events[0]);
  assert.deepEqual([one?.key, one?.attempts, one?.reason], ["a", 8, "Error: broken"]);
  await handle(events[0]!);
  assert.deepEqual(await it.seen("a"), [2]);
});

test("a key waits for its first event, and other keys go on", async () => {
  const waiting = Promise.withResolvers<boolean>();
  const { handle } = start(failing(1, new Error("broken")), () => waiting.promise);
  const first = handle(tale("a", 1));
  const second = handle(tale("a", 2));
  await handle(tale("b", 1));
  assert.deepEqual([await it.seen("a"), await it.seen("b")], [[], [1]]);
  waiting.resolve(true);
  await Promise.all([first, second]);
  assert.deepEqual(await it.seen("a"), [1, 2]);
});

test("while something is unavailable an event waits for as long as it takes", async () => {
  const { handle, pauses } = start(failing(50, unavailable("away")));
  await handle(tale("a", 1));
  assert.deepEqual(await it.seen("a"), [1]);
  assert.equal(pauses.length, 50);
  assert.ok(pauses.every((ms) => ms <= 5000));
});

test("a statement that takes too long is tried eight times: it may take as long for ever", async () => {
  const canceled = Object.assign(new Error("canceling statement"), { code: "57014" });
  const { handle, pauses } = start(failing(50, unavailable("The database cannot", canceled)));
  await handle(tale("a", 1));
  assert.deepEqual(await it.seen("a"), []);
  assert.equal(pauses.length, 7);
});

test("a refusal parks at once, or is ignored, or retried, or leads to something else", async () => {
  const no = async () => {
    throw conflict("no");
  };
  await start(seeing(no)).handle(tale("parked", 1));
  await start(seeing(no, { refused: "ignore" })).handle(tale("ignored", 1));
  const retrying = start(seeing(no, { refused: "retry" }));
  await retrying.handle(tale("retried", 1));
  assert.equal(retrying.pauses.length, 19);
  const instead = {
    with: ({ thing }: Step) => ({ thing, number: 99 }),
    do: (walks: Walks) => operation({ allow: [], input: Step, run: (step) => walks.add(step) }),
  };
  await start(seeing(no, { refused: instead })).handle(tale("other", 1));
  assert.deepEqual(await it.seen("other"), [99]);
  const again = { ...instead, do: () => operation({ allow: [], input: Step, run: no }) };
  await start(seeing(no, { refused: again })).handle(tale("again", 1));
  assert.deepEqual(
    (await parked()).map(({ key, attempts }) => [key, attempts]),
    [
      ["parked", 1],
      ["retried", 20],
      ["again", 1],
    ],
  );
});

test("what is missing may be on its way: retried over minutes, then parked", async () => {
  const { handle, pauses } = start(failing(19, notFound("thing")));
  await handle(tale("a", 1));
  assert.deepEqual([await it.seen("a"), pauses.length], [[1], 19]);
  await start(failing(20, notFound("thing"))).handle(tale("b", 1));
  await start(seeing(async () => Promise.reject(notFound("x")), { missing: "ignore" })).handle(
    tale("c", 1),
  );
  assert.deepEqual(
    (await parked()).map(({ key, reason }) => [key, reason]),
    [["b", "There is no such thing"]],
  );
});

test("where many wait for what is missing, the next waits less long", async () => {
  let waiting = 0;
  const missing = seeing(async () => Promise.reject(notFound("thing")));
  const { handle } = start(missing, () =>
    waiting++ < 256 ? new Promise(() => {}) : Promise.resolve(true),
  );
  for (let number = 0; number < 256; number++) void handle(tale(`${number}`, 1));
  await until(() => waiting === 256);
  await handle(tale("a", 1));
  assert.deepEqual(
    (await parked()).map(({ key, attempts }) => [key, attempts]),
    [["a", 8]],
  );
});

test("nobody reacts to other events", async () => {
  await start(seeing()).handle({ ...tale("a", 1), type: "test.steps.Other" });
  assert.equal((await it.walks.selectFrom("inbox").selectAll().execute()).length, 0);
});

test("reactions leave half of the connections to requests", () => {
  assert.deepEqual([1, 2, 5, 10, 16, 50].map(sideBySide), [1, 1, 2, 5, 8, 8]);
});

test("pauses grow up to a limit", () => {
  for (const attempt of [1, 2, 5, 10, 1000]) {
    const ms = backoff(attempt, 30_000);
    assert.ok(ms >= 0 && ms <= Math.min(30_000, 100 * 2 ** (attempt - 1)));
  }
});
