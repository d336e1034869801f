import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { log, openTest, startSteps, startWalks, stepped, until } from "../testing/messaging.ts";
import { carryEvents } from "./carry-events.ts";

const db = await openTest();
const carry = () =>
  carryEvents({ database: db.database, log, name: "test" }, [
    (broker) => startSteps(db, broker),
    (broker) => startWalks(db, broker),
  ]);
const waiting = async () => (await db.steps.selectFrom("outbox").selectAll().execute()).length;

beforeEach(() => db.clear());

test("events arrive, also those that were told before", async () => {
  await db.tell(stepped("a", 1));
  const carrying = carry();
  await db.tell(stepped("a", 2));
  await until(async () => (await db.seen("a")).length === 2);
  await carrying.close();
  assert.deepEqual(await db.seen("a"), [1, 2]);
});

test("they wait for a service that is not there yet", async () => {
  const elsewhere = await db.database.session();
  await elsewhere.lock("messaging of walks");
  await db.tell(stepped("a", 1));
  const carrying = carry();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(await waiting(), 1);
  await elsewhere.close();
  await until(async () => (await db.seen("a")).length === 1);
  await carrying.close();
});

test("one of two carries; when it goes the other takes over all services", async () => {
  const carriers = [carry(), carry()];
  for (let number = 1; number <= 40; number++) {
    await db.tell(stepped("a", number));
    if (number === 20) await carriers[0]!.close();
  }
  await until(async () => (await db.seen("a")).length === 40);
  await carriers[1]!.close();
  assert.deepEqual(
    await db.seen("a"),
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
});
