import { setTimeout as wait } from "node:timers/promises";
import { type Database, openPostgres } from "../../database.ts";
import { createLog } from "../../log.ts";
import { asProgram, type Finding, finding } from "../finding.ts";

/** How long events may wait that were there at the beginning. */
const PATIENCE_MS = 15_000;

/** Are the events sent that wait now? New ones may come meanwhile: only those that were there are waited for. */
export async function checkOutbox(
  database: Database,
  patienceMs: number = PATIENCE_MS,
): Promise<Finding> {
  try {
    const schemas = await schemasOf(database);
    const ends = await Promise.all(schemas.map((schema) => newest(database, schema)));
    const until = Date.now() + patienceMs;
    for (;;) {
      const counts = await Promise.all(
        schemas.map((schema, at) => waiting(database, schema, ends[at]!)),
      );
      const left = schemas.flatMap((schema, at) =>
        counts[at] ? [`${schema}: ${counts[at]} events are not sent`] : [],
      );
      if (left.length === 0 || Date.now() > until) {
        return finding(left, [`looked at ${schemas.join(", ")}`]);
      }
      await wait(250);
    }
  } finally {
    await database.close();
  }
}

async function schemasOf({ db }: Database): Promise<string[]> {
  const rows = await db
    .selectFrom("information_schema.columns")
    .select("table_schema")
    .where("table_name", "=", "outbox")
    .where("column_name", "=", "position")
    .orderBy("table_schema")
    .execute();
  return rows.map(({ table_schema }) => table_schema);
}

async function newest({ db }: Database, schema: string): Promise<number> {
  const row = await db
    .withSchema(schema)
    .selectFrom("outbox")
    .select(({ fn }) => fn.max("position").as("end"))
    .executeTakeFirst();
  return Number(row?.end ?? 0);
}

async function waiting({ db }: Database, schema: string, end: number): Promise<number> {
  const row = await db
    .withSchema(schema)
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("position", "<=", end)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL ?? "";
  await asProgram(() =>
    checkOutbox(openPostgres({ url, log: createLog("rollout", "warn"), poolSize: 1 })),
  );
}
