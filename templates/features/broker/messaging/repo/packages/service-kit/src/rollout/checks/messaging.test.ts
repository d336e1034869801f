import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openTest, stepped } from "../../testing/messaging.ts";
import { checkDeadLetters } from "./dead-letters.ts";
import { checkOutbox } from "./outbox.ts";

const stage = await openTest();
/** It goes on after a check. */
const database = { ...stage.database, close: async () => {} };
beforeEach(() => stage.clear());

test("events that stay in an outbox are noticed", async () => {
  assert.equal((await checkOutbox(database, 0)).ok, true);
  await stage.tell(stepped("a", 1), stepped("a", 2));
  assert.deepEqual(await checkOutbox(database, 0), {
    ok: false,
    lines: ["steps: 2 events are not sent", "looked at steps, walks"],
  });
});

test("an outbox is never empty under load, and yet its events are sent", async () => {
  const { steps } = stage;
  await stage.tell(stepped("a", 0));
  const load = setInterval(async () => {
    await stage.tell(stepped("a", 1));
    const rows = await steps.selectFrom("outbox").select("position").orderBy("position").execute();
    await steps.deleteFrom("outbox").where("position", "=", rows[0]!.position).execute();
  }, 20);
  try {
    assert.equal((await checkOutbox(database)).ok, true);
  } finally {
    clearInterval(load);
  }
});

test("events that were put aside are named with their reason", async () => {
  assert.equal((await checkDeadLetters(database)).ok, true);
  await stage.database.script(`insert into walks.dead_letters
    (event_id, source, type, key, reaction, event, reason, attempts) values
    ('1', '/test/steps', 'test.steps.Stepped', 'a', '', '{}', 'never', 8)`);
  const { ok, lines } = await checkDeadLetters(database);
  assert.equal(ok, false);
  assert.match(lines[0]!, /^walks\/\d+ test\.steps\.Stepped: never$/);
});
