import { type Kysely, sql } from "kysely";
import type { Broker } from "./broker.ts";
import { Lanes } from "./lanes.ts";
import type { Logger } from "./log.ts";
import { Outage } from "./outage.ts";
import type { OutboxRow } from "./outbox.ts";
import { type Bell, backoff, pause } from "./timing.ts";

export interface RelayParts {
  /** With the service's schema. */
  readonly db: Kysely<{ outbox: OutboxRow }>;
  readonly broker: Broker;
  readonly log: Logger;
  /** Rung when there may be something to send; without it the relay looks once a second. */
  readonly bell: Bell;
  readonly signal: AbortSignal;
}

/** How many events are in hand at once. */
const LIMIT = 512;
/** Milliseconds in which events gather when there are many, and in which those that were published gather to be deleted. */
const GATHER = 5;
const LINGER = 20;

/**
 * Moves events from the outbox to the broker until the signal, one of them at a time per key. Whoever dies between publishing and
 * deleting leaves an event that is published again. One relay at a time runs for a schema: see `lead`.
 */
export async function relay({ db, broker, log, bell, signal }: RelayParts): Promise<void> {
  const inHand = new Set<number>();
  const published: number[] = [];
  const lanes = new Lanes();
  const outage = new Outage(log, {
    begun: "events cannot be sent and wait",
    over: "events are sent again",
  });
  let removing: Promise<void> | undefined;
  let failures = 0;
  let looked = -Infinity;

  while (!signal.aborted) {
    const early = looked + GATHER - performance.now();
    if (early > 0) await pause(early, signal);
    looked = performance.now();
    const room = LIMIT - inHand.size;
    const rows = room > 0 ? await oldest(room).catch(complain) : [];
    if (!rows) {
      await pause(backoff(++failures, 5000), signal);
      continue;
    }
    failures = 0;
    for (const row of rows) {
      inHand.add(row.position);
      void lanes.run(row.key, () => publish(row));
    }
    if (rows.length < room || room === 0) await bell.wait(1000, signal);
  }
  const late = new AbortController();
  await Promise.race([lanes.idle(), pause(5000, late.signal)]);
  late.abort();
  await removing;

  function oldest(limit: number) {
    let query = db.selectFrom("outbox").selectAll().orderBy("position").limit(limit);
    if (inHand.size > 0) query = query.where(sql<boolean>`position <> all(${[...inHand]})`);
    return query.execute();
  }

  async function publish({ position, event }: OutboxRow): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await broker.publish(event);
        published.push(position);
        removing ??= remove();
        outage.succeeded();
        return;
      } catch (error) {
        complain(error);
        await pause(backoff(attempt, 5000), signal);
      }
    }
  }

  async function remove(): Promise<void> {
    while (published.length > 0) {
      await pause(LINGER, signal);
      const gone = published.splice(0);
      try {
        await db
          .deleteFrom("outbox")
          .where(sql<boolean>`position = any(${gone})`)
          .execute();
        const full = inHand.size >= LIMIT;
        for (const position of gone) inHand.delete(position);
        if (full) bell.ring();
      } catch (error) {
        complain(error);
        published.push(...gone);
        if (!(await pause(1000, signal))) break;
      }
    }
    removing = undefined;
  }

  function complain(err: unknown): undefined {
    outage.failed(err, { waiting: inHand.size });
  }
}
