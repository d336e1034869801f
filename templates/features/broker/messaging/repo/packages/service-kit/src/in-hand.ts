import { sql } from "kysely";
import type { CloudEvent } from "./events.ts";
import type { MessagingDb } from "./inbox.ts";

/** An event, with one of the reactions to it. */
export interface Item {
  readonly event: CloudEvent;
  readonly reaction: { readonly name: string };
  /** It was put aside, and is tried again. */
  readonly isReplay: boolean;
}

/**
 * Finds out events that end the process that reacts to them: it would begin with them again, for ever. What a dead process had in
 * hand is among the first that come to the next: of these a note is kept while a reaction runs. Who finds a note knows a suspect.
 */
export class InHand {
  readonly #db: MessagingDb;
  #limit = 0;
  #term = "";
  #suspects = new Set<string>();
  readonly #noted = new Set<string>();

  constructor(db: MessagingDb) {
    this.#db = db;
  }

  /** `limit`: how many events may have been in hand when the term before this one ended. */
  async begin(limit: number): Promise<void> {
    const rows = await this.#db.selectFrom("in_hand").selectAll().execute();
    this.#suspects = new Set(rows.map((row) => nameOf(row.source, row.event_id, row.reaction)));
    this.#noted.clear();
    this.#limit = limit;
    this.#term = crypto.randomUUID();
  }

  /** Somebody died while it was in hand; not more than one of these may be in hand at a time, and nothing else. */
  isSuspect({ event, reaction }: Item): boolean {
    return this.#suspects.has(nameOf(event.source, event.id, reaction.name));
  }

  /** To be called before each attempt. Says in how many terms it was in hand at the end. */
  async note({ event, reaction, isReplay }: Item): Promise<number> {
    const name = nameOf(event.source, event.id, reaction.name);
    if (!isReplay && !this.#noted.has(name) && this.#noted.size >= this.#limit) return 0;
    const { source, id: event_id } = event;
    const done = this.#db
      .selectFrom("inbox")
      .select("event_id")
      .where((is) => is.and({ source, event_id, reaction: reaction.name }));
    const given = this.#db
      .selectNoFrom(({ val }) => [
        val(source).as("source"),
        val(event_id).as("event_id"),
        val(reaction.name).as("reaction"),
        val(this.#term).as("term"),
      ])
      .$if(!isReplay, (query) => query.where(({ not, exists }) => not(exists(done))));
    const row = await this.#db
      .insertInto("in_hand")
      .columns(["source", "event_id", "reaction", "term"])
      .expression(given)
      .onConflict((conflict) =>
        conflict.columns(["event_id", "source", "reaction"]).doUpdateSet({
          deaths: sql<number>`in_hand.deaths + (in_hand.term <> excluded.term)::int`,
          term: this.#term,
        }),
      )
      .returning("deaths")
      .executeTakeFirst();
    if (row) this.#noted.add(name);
    return row?.deaths ?? 0;
  }

  /** To be called after each attempt, however it ended. */
  async forget({ event, reaction }: Item): Promise<void> {
    const { source, id: event_id } = event;
    const name = nameOf(source, event_id, reaction.name);
    if (!this.#noted.has(name)) return;
    await this.#db
      .deleteFrom("in_hand")
      .where((is) => is.and({ source, event_id, reaction: reaction.name }))
      .execute();
    this.#suspects.delete(name);
  }
}

const nameOf = (...parts: string[]) => JSON.stringify(parts);
