import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sharedModules } from "./installation.ts";

type Row = Readonly<Record<string, unknown>>;

/** A PostgreSQL inside this process, as generated repos have it. */
export interface Lite {
  exec(statements: string): Promise<readonly { rows: readonly Row[] }[]>;
  close(): Promise<void>;
}

export async function openLite(): Promise<Lite> {
  const path = join(await sharedModules(), "@electric-sql/pglite/dist/index.js");
  const { PGlite } = await import(pathToFileURL(path).href);
  return PGlite.create();
}

/** Runs a migration as the kit does: steps one by one, anything else as a whole. */
export async function runMigration(
  lite: Lite,
  schema: string,
  name: string,
  text: string,
): Promise<void> {
  await lite.exec(`set search_path to ${schema}`);
  const parts = name.endsWith(".steps.sql") ? text.split(/\n\n/) : [`begin; ${text}; commit;`];
  for (const part of parts) {
    try {
      await lite.exec(part);
    } catch (error) {
      await lite.exec("rollback");
      throw new Error(`${name}: ${(error as Error).message}\n${part}`, { cause: error });
    }
  }
}

/** Everything that a schema holds, as text, without what depends on the order in which it came. */
export async function shapeOf(lite: Lite, schema: string): Promise<string[]> {
  const results = await lite.exec(`
    set search_path to ${schema};
    select format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) as what
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    union all
    select format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
    from pg_constraint where connamespace = '${schema}'::regnamespace and contype <> 'n'
    union all
    select format('index %s', indexdef) from pg_indexes where schemaname = '${schema}'
    union all
    select format('trigger %s', tgname) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = '${schema}'::regnamespace and not tgisinternal
    union all
    select format('function %s', proname) from pg_proc where pronamespace = '${schema}'::regnamespace
    order by 1`);
  return results.at(-1)!.rows.map(({ what }) => String(what).replaceAll(`${schema}.`, ""));
}

const ONE = "00000000-0000-4000-8000-000000000001";

/** Puts a row into each table. All ids are the same, so that each reference leads somewhere. */
export async function fillTables(lite: Lite, schema: string): Promise<void> {
  const results = await lite.exec(`
    select c.table_name as table, c.column_name as column, c.data_type as type,
      (select substring(pg_get_constraintdef(k.oid) from $q$'([^']*)'::text$q$) from pg_constraint k
       where k.contype = 'c' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
       and k.conkey = array[c.ordinal_position::int2]) as allowed
    from information_schema.columns c
    where c.table_schema = '${schema}' and c.is_identity = 'NO' order by 1`);
  const tables = new Map<string, [string, string][]>();
  for (const row of results.at(-1)!.rows) {
    const { table, column, type, allowed } = row as Record<string, string>;
    tables.set(table!, [...(tables.get(table!) ?? []), [column!, allowed ?? valueOf(type!)]]);
  }
  await lite.exec("set session_replication_role = replica");
  for (const [table, columns] of tables) {
    const names = columns.map(([name]) => `"${name}"`).join(", ");
    const values = columns.map(([, value]) => `'${value.replaceAll("'", "''")}'`).join(", ");
    await lite.exec(`insert into ${schema}."${table}" (${names}) values (${values})`);
  }
  await lite.exec("set session_replication_role = origin");
}

function valueOf(type: string): string {
  if (type === "uuid") return ONE;
  if (/int|numeric/.test(type)) return "1";
  if (/date|time/.test(type)) return "2026-01-01";
  if (type === "boolean") return "true";
  if (/json/.test(type)) return "{}";
  return "x";
}
