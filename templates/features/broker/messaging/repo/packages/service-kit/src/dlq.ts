import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { Database } from "./database.ts";
import type { CloudEvent } from "./events.ts";
import type { MessagingDb } from "./inbox.ts";
import { announce } from "./outbox.ts";

/** An event that was put aside, as an operator sees it. */
export interface Parked {
  /** `payments/3`: the schema of the service that could not react, and a number. */
  readonly name: string;
  readonly parkedAt: string;
  readonly type: string;
  readonly key: string;
  /** Of several reactions, the one that could not be. */
  readonly reaction: string;
  readonly attempts: number;
  readonly reason: string;
  readonly event: CloudEvent;
}

/** Which ones: those of these names, or all of a service, or all. */
export interface Chosen {
  readonly names?: readonly string[];
  readonly service?: string | undefined;
}

/** Oldest first, service by service. */
export async function list(database: Database, chosen: Chosen): Promise<Parked[]> {
  const found: Parked[] = [];
  for (const { schema, db, where } of await chosenIn(database, chosen)) {
    const rows = await db
      .selectFrom("dead_letters")
      .selectAll()
      .where(where)
      .orderBy("id")
      .execute();
    found.push(
      ...rows.map((row) => ({
        name: `${schema}/${row.id}`,
        parkedAt: row.parked_at!,
        type: row.type,
        key: row.key,
        reaction: row.reaction,
        attempts: row.attempts,
        reason: row.reason,
        event: row.event as unknown as CloudEvent,
      })),
    );
  }
  return found;
}

/** Has them tried again by the service, which does so at once or when it starts. Says how many. */
export async function replay(database: Database, chosen: Chosen): Promise<number> {
  let count = 0n;
  for (const { schema, db, where } of await chosenIn(database, chosen)) {
    const { numUpdatedRows } = await db
      .updateTable("dead_letters")
      .set({ replay: true })
      .where(where)
      .executeTakeFirst();
    count += numUpdatedRows;
    await announce(db, schema);
  }
  return Number(count);
}

/** Forgets them: their reactions never happen. Says how many. */
export async function drop(database: Database, chosen: Chosen): Promise<number> {
  let count = 0n;
  for (const { db, where } of await chosenIn(database, chosen)) {
    const { numDeletedRows } = await db.deleteFrom("dead_letters").where(where).executeTakeFirst();
    count += numDeletedRows;
  }
  return Number(count);
}

interface Part {
  readonly schema: string;
  readonly db: MessagingDb;
  readonly where: Expression<SqlBool>;
}

async function chosenIn({ db }: Database, { names, service }: Chosen): Promise<Part[]> {
  const schemas = await schemasOf(db);
  const wanted = service?.replaceAll("-", "_");
  if (wanted && !schemas.includes(wanted)) throw new Error(`There is no service ${service} here`);
  return schemas
    .filter((schema) => wanted === undefined || schema === wanted)
    .map((schema) => {
      const ids = names
        ?.filter((name) => name.startsWith(`${schema}/`))
        .map((name) => Number(name.slice(schema.length + 1)));
      const where = ids ? sql<boolean>`id = any(${ids})` : sql<boolean>`true`;
      return { schema, db: db.withSchema(schema), where };
    });
}

/** Every service has such a table in its own schema. */
// oxlint-disable-next-line typescript/no-explicit-any -- any tables
async function schemasOf(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ table_schema: string }>`
    select table_schema from information_schema.columns
    where table_name = 'dead_letters' and column_name = 'replay' order by table_schema`.execute(db);
  return rows.map(({ table_schema }) => table_schema);
}
