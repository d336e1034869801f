import { type Kysely, sql } from "kysely";
import { type CloudEvent, cloudEvent, type NewEvent } from "./events.ts";
import { Problem } from "./problem.ts";
import { afterCommit } from "./transaction.ts";

export interface OutboxRow {
  position: number;
  key: string;
  event: CloudEvent;
}

/** In bytes. Brokers refuse more than 1 MiB, headers included. */
const LIMIT = 1_000_000;

/** On this channel, with a service's name, comes word that there is something for it to send or to do. */
export const CHANNEL = "messaging";

/**
 * Stores events in the transaction of the change that they tell of, after the change: then a key's events have the order of the
 * changes, since each holds the lock on its row to the end.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any tables beside the outbox
export async function storeEvents(tx: Kysely<any>, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  if (!tx.isTransaction) throw new Error("Events are stored in the transaction of their change");
  const rows = events.map((one) => ({ key: one.key, event: JSON.stringify(cloudEvent(one)) }));
  if (rows.some(({ event }) => Buffer.byteLength(event) > LIMIT)) {
    throw new Problem("too-large", { detail: `An event has at most ${LIMIT} bytes` });
  }
  await tx.insertInto("outbox").values(rows).execute();
  for (const source of new Set(events.map(({ contract }) => contract.source))) {
    afterCommit((db) => void announce(db, source.slice(source.lastIndexOf("/") + 1)));
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- any tables
type Db = Kysely<any>;
const announcing = new WeakMap<Db, Map<string, { again: boolean; done: Promise<void> }>>();

/**
 * Tells a service, wherever it leads, that there is something to do. Not within the transaction: The database lets those that notify
 * commit one by one. Of many calls at a time two remain. When it fails, the service finds out by itself, later.
 */
export function announce(db: Db, service: string): Promise<void> {
  const services = announcing.get(db) ?? new Map<string, { again: boolean; done: Promise<void> }>();
  announcing.set(db, services);
  const running = services.get(service);
  if (running) {
    running.again = true;
    return running.done;
  }
  const state = { again: true, done: Promise.resolve() };
  services.set(service, state);
  state.done = notify();
  return state.done;

  async function notify() {
    while (state.again) {
      state.again = false;
      await sql`select pg_notify(${CHANNEL}, ${service})`.execute(db).catch(() => {});
    }
    services.delete(service);
  }
}
