import { after } from "node:test";
import type { Kysely } from "kysely";
import type { Broker } from "../broker.ts";
import { type Database, migrate } from "../database.ts";
import { openEmbedded } from "../embedded.ts";
import { type EventContract, event, type NewEvent } from "../events.ts";
import { type Infer, int, object, text } from "../fields.ts";
import type { MessagingDb } from "../inbox.ts";
import { createLog } from "../log.ts";
import { startMessaging } from "../messaging.ts";
import { storeEvents } from "../outbox.ts";
import { operation } from "../operation.ts";
import { on, type Reaction, type Terms } from "../reactions.ts";
import { inTransaction } from "../transaction.ts";

/** One step of a thing: each thing is a key, and its steps are numbered. */
export const Step = object({ thing: text(), number: int() });
export type Step = Infer<typeof Step>;

export const Stepped: EventContract<Step> = {
  type: "test.steps.Stepped",
  source: "/test/steps",
  schema: {
    type: "object",
    properties: { thing: { type: "string" }, number: { type: "integer" } },
    required: ["thing", "number"],
  },
};

export const stepped = (thing: string, number: number) => event(Stepped, thing, { thing, number });

export const log = createLog("test", "silent");

interface Tables {
  seen: { position?: number; thing: string; number: number };
}

/** A database of its own for a test file, with a service that tells (`steps`) and one that listens (`walks`). */
export async function openTest(): Promise<Test> {
  const database = await openEmbedded();
  after(() => database.close());
  const folder = new URL("messaging/", import.meta.url);
  for (const schema of ["steps", "walks"]) await migrate(database, schema, folder);
  await database.script(
    "create table walks.seen (position bigint generated always as identity, thing text, number int)",
  );
  const db = database.db.withSchema("walks") as Kysely<Tables>;
  return {
    database,
    steps: database.db.withSchema("steps"),
    walks: database.db.withSchema("walks"),
    tell: (...events) =>
      inTransaction(database.db.withSchema("steps"), (tx) => storeEvents(tx, events)),
    async seen(thing) {
      const rows = await db
        .selectFrom("seen")
        .select("number")
        .where("thing", "=", thing)
        .orderBy("position")
        .execute();
      return rows.map(({ number }) => number);
    },
    clear: () =>
      database.script(
        ["steps", "walks"]
          .map(
            (schema) =>
              `truncate ${schema}.outbox, ${schema}.inbox, ${schema}.in_hand, ${schema}.dead_letters;`,
          )
          .join("") + "truncate walks.seen",
      ),
  };
}

export interface Test {
  readonly database: Database;
  readonly steps: MessagingDb;
  readonly walks: MessagingDb;
  tell(...events: NewEvent[]): Promise<void>;
  /** The steps of a thing in the order in which they were taken in. */
  seen(thing: string): Promise<number[]>;
  clear(): Promise<void>;
}

/** What `walks` keeps. */
export interface Walks {
  add(step: Step): Promise<unknown>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- any tables
export const walksIn = (tx: Kysely<any>): Walks => ({
  add: ({ thing, number }) => tx.insertInto("seen").values({ thing, number }).execute(),
});

/** What it does with a step, by a function that a test may replace. */
export const seeing = (
  run = (step: Step, walks: Walks): Promise<unknown> => walks.add(step),
  instead: Pick<Terms<Walks, Step, Step, Step, Step>, "refused" | "missing" | "as"> = {},
): Reaction<Walks> =>
  on(Stepped, {
    with: (step) => step,
    do: (walks: Walks) => operation({ allow: [], input: Step, run: (step) => run(step, walks) }),
    ...instead,
  });

export const startSteps = ({ database }: Test, broker: Broker) =>
  startMessaging({
    database,
    broker,
    log,
    service: "steps",
    schema: "steps",
    reactions: [],
    stores: () => undefined,
  });

export const startWalks = (
  { database }: Test,
  broker: Broker,
  reactions = [seeing()],
  lines = log,
) =>
  startMessaging({
    database,
    broker,
    log: lines,
    service: "walks",
    schema: "walks",
    reactions,
    stores: walksIn,
  });

/** Resolves when it holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("It never came to that");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
