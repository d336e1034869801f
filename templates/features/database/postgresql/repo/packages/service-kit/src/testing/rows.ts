import { type Kysely, sql } from "kysely";
import type { Database } from "../database.ts";

interface Place {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The first value of its check, if it has one. */
  readonly allowed: string | null;
}

/** All ids are this one, so that each reference leads somewhere. */
const ID = "00000000-0000-4000-8000-000000000001";

/** Puts a row into each table of a schema of the embedded database, whatever its columns are. Gives the tables. */
export async function rowInEach(database: Database, schema: string): Promise<readonly string[]> {
  const { rows } = await places(database.db, schema);
  const tables = [...new Set(rows.map(({ table }) => table))].filter(
    (name) => name !== "migrations",
  );
  const statements = tables.map((table) => {
    const own = rows.filter((one) => one.table === table);
    const names = own.map(({ column }) => `"${column}"`).join(", ");
    const values = own.map(({ type, allowed }) => `'${allowed ?? valueOf(type)}'`).join(", ");
    return `insert into "${schema}"."${table}" (${names}) values (${values});`;
  });
  // in whatever order, since foreign keys sleep meanwhile
  await database.script(`set local session_replication_role = replica; ${statements.join("\n")}`);
  return tables;
}

const places = (db: Kysely<object>, schema: string) =>
  sql<Place>`select c.table_name as table, c.column_name as column, c.data_type as type,
      (select substring(pg_get_constraintdef(k.oid) from $$'([^']*)'::text$$) from pg_constraint k
        where k.contype = 'c' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
          and k.conkey = array[c.ordinal_position::int2]) as allowed
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = ${schema} and t.table_type = 'BASE TABLE' and c.is_identity = 'NO'`.execute(
    db,
  );

function valueOf(type: string): string {
  if (type === "uuid") return ID;
  if (/int|numeric/.test(type)) return "1";
  if (/date|time/.test(type)) return "2026-01-01";
  if (type === "boolean") return "true";
  return /json/.test(type) ? "{}" : "x";
}
