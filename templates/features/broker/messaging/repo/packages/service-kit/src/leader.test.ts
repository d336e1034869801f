import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "./database.ts";
import { lead } from "./leader.ts";
import { log } from "./testing/messaging.ts";
import { aborted, pause, type Pause } from "./timing.ts";

/** A second is too long for a test. */
const soon: Pause = (_, signal) => pause(1, signal);

/** Sessions of a database, each of which a test can lose; one at a time has the lock. */
function locks() {
  const connections: AbortController[] = [];
  let holder: AbortController | undefined;
  const database = {
    async session() {
      const connection = new AbortController();
      connections.push(connection);
      const leave = () => holder === connection && (holder = undefined);
      connection.signal.addEventListener("abort", leave);
      return {
        lock: async () => (holder ??= connection) === connection,
        listen: async () => {},
        lost: connection.signal,
        close: async () => void leave(),
      };
    },
  } as unknown as Database;
  return { database, connections };
}

/** Leads, and counts its terms. */
function start(database: Database) {
  const terms: AbortSignal[] = [];
  let begun = Promise.withResolvers<void>();
  const leadership = lead({ database, log, pause: soon }, "test", async ({ signal }) => {
    terms.push(signal);
    begun.resolve();
    await aborted(signal);
  });
  return {
    terms,
    async next() {
      await begun.promise;
      begun = Promise.withResolvers<void>();
    },
    close: () => leadership.close(),
  };
}

test("who loses the connection leads no more, until it has the lock again", async () => {
  const { database, connections } = locks();
  const one = start(database);
  await one.next();
  connections[0]!.abort();
  assert.equal(one.terms[0]?.aborted, true);
  await one.next();
  assert.equal(one.terms[1]?.aborted, false);
  await one.close();
  assert.equal(one.terms[1]?.aborted, true);
});

test("the next in line takes over", async () => {
  const { database } = locks();
  const one = start(database);
  await one.next();
  const two = start(database);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(two.terms.length, 0);
  await one.close();
  await two.next();
  await two.close();
});

test("work that fails is begun anew, and so is a session that cannot be had", async () => {
  const { database } = locks();
  let fails = 2;
  const session = () => (fails-- === 2 ? Promise.reject(new Error("away")) : database.session());
  const done = Promise.withResolvers<void>();
  const { close } = lead(
    { database: { ...database, session }, log, pause: soon },
    "test",
    async () => {
      if (fails >= 0) throw new Error("broken");
      done.resolve();
    },
  );
  await done.promise;
  await close();
});
