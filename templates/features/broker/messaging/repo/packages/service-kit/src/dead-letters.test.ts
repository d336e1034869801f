import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { drop, replay } from "./dlq.ts";
import type { CloudEvent } from "./events.ts";
import { prune } from "./inbox.ts";
import { Problem } from "./problem.ts";
import type { Reaction } from "./reactions.ts";
import { failing, parkedIn, startConsumer, tale } from "./testing/consumer.ts";
import { openTest, seeing, type Walks } from "./testing/messaging.ts";

const it = await openTest();
beforeEach(() => it.clear());
const start = (reaction: Reaction<Walks>) => startConsumer(it, reaction);
const parked = () => parkedIn(it);

test("what was in hand in three processes that died is put aside, replays too", async () => {
  const events = [tale("a", 1), tale("b", 1), tale("c", 1)];
  const { handle, replayAll, begin } = start(seeing());
  await start(failing(8, new Error("broken"))).handle(events[2]!);
  await replay(it.database, { service: "walks" });
  const found = ({ source, id }: CloudEvent, deaths: number) =>
    ({ source, event_id: id, reaction: "", term: "before", deaths }) as const;
  const left = [found(events[0]!, 1), found(events[1]!, 2), found(events[2]!, 2)];
  await it.walks.insertInto("in_hand").values(left).execute();
  await begin(10);
  for (const event of events) await handle(event);
  await replayAll();
  assert.deepEqual([await it.seen("a"), await it.seen("b"), await it.seen("c")], [[1], [], []]);
  const reason = "The process ended 3 times while it was in hand";
  assert.deepEqual(
    (await parked()).map((one) => [one.key, one.reason]),
    [
      ["c", reason],
      ["b", reason],
    ],
  );
  assert.deepEqual(await it.walks.selectFrom("in_hand").selectAll().execute(), []);
  await replay(it.database, { service: "walks" });
  await replayAll();
  assert.deepEqual([await it.seen("b"), await it.seen("c")], [[1], [1]]);
});

test("what breaks the contract, or comes from elsewhere, is parked at once", async () => {
  const { handle, pauses } = start(seeing());
  const event = tale("a", 1);
  await handle({ ...event, id: "1", data: { thing: "a", number: "one\0" } });
  await handle({ ...event, id: "2", source: "/test/others" });
  assert.deepEqual(
    (await parked()).map(({ reason, attempts }) => [reason, attempts]),
    [
      ["It breaks its contract: /number must be integer", 0],
      ["It breaks its contract: /source must be /test/steps", 0],
    ],
  );
  assert.deepEqual([await it.seen("a"), pauses], [[], []]);
});

test("what is replayed is done once, or put back with its new reason", async () => {
  const broken = start(failing(16, new Error("broken")));
  await broken.handle(tale("a", 1));
  await broken.handle(tale("b", 1));
  const [first, second] = await parked();
  await broken.replayAll();
  assert.equal(await replay(it.database, { names: [first!.name] }), 1);
  await start(failing(8, new Error("still broken"))).replayAll();
  assert.deepEqual(
    (await parked()).map(({ reason }) => reason),
    ["Error: still broken", "Error: broken"],
  );
  assert.equal(await replay(it.database, { service: "walks" }), 2);
  const mended = start(seeing());
  await mended.replayAll();
  await mended.replayAll();
  assert.deepEqual([await it.seen("a"), await it.seen("b"), await parked()], [[1], [1], []]);
  assert.ok(second);
});

test("what is dropped never happens", async () => {
  await start(failing(8, new Problem("internal"))).handle(tale("a", 1));
  await assert.rejects(drop(it.database, { service: "nobody" }), /no service nobody/);
  assert.equal(await drop(it.database, { service: "steps" }), 0);
  const [one] = await parked();
  assert.equal(await drop(it.database, { names: [one!.name] }), 1);
  assert.deepEqual([await parked(), await it.seen("a")], [[], []]);
});

test("the inbox forgets what is older than two weeks", async () => {
  const { handle } = start(seeing());
  await handle(tale("a", 1));
  await it.database.script(`insert into walks.inbox (event_id, source, reaction, at)
    select i, '/test/steps', '', now() - '15 days'::interval from generate_series(1, 2500) i`);
  await prune(it.walks, new AbortController().signal);
  assert.equal((await it.walks.selectFrom("inbox").selectAll().execute()).length, 1);
});
