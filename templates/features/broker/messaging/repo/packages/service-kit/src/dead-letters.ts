import { sql } from "kysely";
import type { CloudEvent } from "./events.ts";
import type { MessagingDb } from "./inbox.ts";

/** An event that was put aside, with one of the reactions to it. */
export interface DeadLetter {
  readonly id: number;
  readonly reaction: string;
  readonly event: CloudEvent;
}

/** Why it was put aside, and after how many attempts. */
export interface Reason {
  readonly reason: string;
  readonly attempts: number;
}

export async function park(
  tx: MessagingDb,
  event: CloudEvent,
  reaction: string,
  why: Reason,
): Promise<void> {
  await tx
    .insertInto("dead_letters")
    .values({
      source: event.source,
      event_id: event.id,
      reaction,
      type: event.type,
      key: event.partitionkey,
      event: JSON.stringify(event),
      ...tidy(why),
    })
    .execute();
}

/** Those that somebody wants to be tried again, without those that are, oldest first. */
export async function replays(
  db: MessagingDb,
  inHand: ReadonlySet<number> = new Set(),
  limit = 100,
): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom("dead_letters")
    .select(["id", "reaction", "event"])
    .where("replay", "=", true)
    .where(sql<boolean>`id <> all(${[...inHand]})`)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows as unknown as DeadLetter[];
}

/** Takes it out; `false` when somebody else has, or wants it no more. */
export async function takeOut(tx: MessagingDb, { id }: DeadLetter): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("dead_letters")
    .where("id", "=", id)
    .where("replay", "=", true)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** It failed again. */
export async function putBack(tx: MessagingDb, { id }: DeadLetter, why: Reason): Promise<void> {
  await tx
    .updateTable("dead_letters")
    .set({ ...tidy(why), replay: false })
    .where("id", "=", id)
    .execute();
}

/** As a column can hold it. */
const tidy = ({ reason, attempts }: Reason) => ({
  reason: reason.replaceAll("\0", "").slice(0, 2000),
  attempts,
});
