import { type Kysely, sql } from "kysely";
import type { CloudEvent } from "./events.ts";
import type { OutboxRow } from "./outbox.ts";

export interface MessagingTables {
  outbox: OutboxRow;
  inbox: { source: string; event_id: string; reaction: string; at?: string };
  in_hand: {
    source: string;
    event_id: string;
    reaction: string;
    term: string;
    deaths?: number;
    at?: string;
  };
  dead_letters: {
    id?: number;
    source: string;
    event_id: string;
    reaction: string;
    type: string;
    key: string;
    event: string;
    reason: string;
    attempts: number;
    parked_at?: string;
    replay?: boolean;
  };
}

export type MessagingDb = Kysely<MessagingTables>;

/** Longer than any broker keeps an event, so that none comes again after it was forgotten here. */
const DAYS = 14;

/** Notes that a reaction has seen an event; `false` when it had already. Whoever notes it at the same time waits. */
export async function isFirst(
  tx: MessagingDb,
  { source, id }: CloudEvent,
  reaction: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("inbox")
    .values({ source, event_id: id, reaction })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets what is old, a little at a time. */
export async function prune(db: MessagingDb, signal: AbortSignal): Promise<void> {
  for (const table of ["inbox", "in_hand"] as const) {
    for (let gone = 1n; gone > 0n && !signal.aborted;) {
      const old = db
        .selectFrom(table)
        .select(sql`ctid`.as("row"))
        .where("at", "<", sql<string>`now() - ${`${DAYS} days`}::interval`)
        .limit(1000);
      const { numDeletedRows } = await db
        .deleteFrom(table)
        .where(sql`ctid`, "in", old)
        .executeTakeFirst();
      gone = numDeletedRows;
    }
  }
}
