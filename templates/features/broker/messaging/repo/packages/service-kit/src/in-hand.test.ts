import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cloudEvent } from "./events.ts";
import { InHand } from "./in-hand.ts";
import { isFirst } from "./inbox.ts";
import { openTest, seeing, stepped } from "./testing/messaging.ts";

const it = await openTest();
beforeEach(() => it.clear());
const item = (thing: string, isReplay = false) => ({
  event: cloudEvent(stepped(thing, 1)),
  reaction: seeing(),
  isReplay,
});
const notes = async () =>
  (await it.walks.selectFrom("in_hand").selectAll().execute()).map(({ deaths }) => deaths);

/** What a process knows of events that were in hand when those before it died. */
async function born(limit = 10): Promise<InHand> {
  const one = new InHand(it.walks);
  await one.begin(limit);
  return one;
}

test("an event is noted while it is in hand; who dies leaves the note to the next", async () => {
  const [killer, other] = [item("a"), item("b")];
  const first = await born();
  assert.deepEqual([first.isSuspect(killer), await first.note(killer)], [false, 0]);
  assert.equal(await first.note(killer), 0);
  await first.note(other);
  await first.forget(other);
  const second = await born();
  assert.deepEqual([second.isSuspect(killer), second.isSuspect(other)], [true, false]);
  assert.equal(await second.note(killer), 1);
  const third = await born();
  assert.equal(await third.note(killer), 2);
  await third.forget(killer);
  assert.deepEqual([third.isSuspect(killer), await notes()], [false, []]);
});

test("only what comes first is noted, without what was done, and what is replayed", async () => {
  const watch = await born(1);
  const [done, first, later, replayed] = [item("a"), item("b"), item("c"), item("d", true)];
  await isFirst(it.walks, done.event, "");
  await isFirst(it.walks, replayed.event, "");
  for (const one of [done, first, later, replayed]) await watch.note(one);
  const rows = await it.walks.selectFrom("in_hand").select("event_id").execute();
  assert.deepEqual(
    new Set(rows.map(({ event_id }) => event_id)),
    new Set([first.event.id, replayed.event.id]),
  );
});
