import { readdir } from "node:fs/promises";
import { type Database, openPostgres } from "../../database.ts";
import { createLog } from "../../log.ts";
import { isContract } from "../../migrate.ts";
import { asProgram, type Finding, finding } from "../finding.ts";
import { configOf, moduleOf, serviceNames } from "../services.ts";

interface Stores {
  readonly SCHEMA: string;
  readonly MIGRATIONS: URL;
}

/**
 * Have all migrations of every service run where its data is? With `contract` those that take away what only an older version uses;
 * without, those that the new version wants.
 */
export async function checkMigrated(contract: boolean): Promise<Finding> {
  const log = createLog("rollout", "warn");
  const missing: string[] = [];
  for (const service of serviceNames()) {
    const { DATABASE_URL } = await configOf(service);
    const stores = await moduleOf<Stores>(service, "adapters/postgres/stores.ts");
    const database = openPostgres({ url: String(DATABASE_URL), log, poolSize: 1 });
    const left = await notRun(database, stores).finally(() => database.close());
    const meant = left.filter((name) => isContract(name) === contract);
    missing.push(...meant.map((name) => `${service}: ${name} has not run`));
  }
  return finding(missing, [`looked for those of ${serviceNames().join(", ")}`]);
}

/** The files that the database does not name. */
export async function notRun(
  { db }: Database,
  { SCHEMA, MIGRATIONS }: Stores,
): Promise<readonly string[]> {
  const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql")).sort();
  const table = await db
    .selectFrom("pg_catalog.pg_tables")
    .select("tablename")
    .where("schemaname", "=", SCHEMA)
    .where("tablename", "=", "migrations")
    .executeTakeFirst();
  if (!table) return files;
  const rows = await db.withSchema(SCHEMA).selectFrom("migrations").select("name").execute();
  return files.filter((file) => !rows.some(({ name }) => name === file));
}

if (import.meta.main) await asProgram(() => checkMigrated(process.argv.includes("contract")));
