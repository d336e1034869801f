import { readdir, readFile } from "node:fs/promises";
import {
  Kysely,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
  sql,
} from "kysely";
import pg from "pg";
import type { Logger } from "./log.ts";
import { alreadyExists, conflict, invalid, Problem, unavailable } from "./problem.ts";
import { postgresSession, type Session } from "./session.ts";

export { inTransaction } from "./transaction.ts";

/** PostgreSQL, in a server or inside this process. No I/O but SQL belongs inside a transaction. */
export interface Database {
  /** Each service has its own schema: `db.withSchema("…")`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- adapters give the types of their own tables
  readonly db: Kysely<any>;
  /** Runs several statements without parameters: all of them or none. */
  script(statements: string): Promise<void>;
  /** Opens a connection of its own, beside the pool. */
  session(): Promise<Session>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  readonly url: string;
  readonly log: Logger;
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
}

/** Values as they stand in JSON, by type OID: the rest is text, number, boolean, or JSON already. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: String,
  [pg.types.builtins.DATE]: String,
  [pg.types.builtins.TIMESTAMPTZ]: timestamp,
};

/** `2024-02-29 22:30:00.5+00`, as a session in UTC writes it, in ISO 8601. With a `Date` it would take three times as long. */
function timestamp(text: string): string {
  const [seconds = "", fraction = ""] = text.slice(0, -"+00".length).split(".");
  return `${seconds.replace(" ", "T")}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
}

export function openPostgres(options: PostgresOptions): Database {
  const { url, log, poolSize = 10, statementTimeoutMs = 5000 } = options;
  const connections = new WeakMap<pg.ClientBase, ReturnType<typeof connectionOf>>();
  const server = {
    connectionString: url,
    connectionTimeoutMillis: 2000,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
  };
  const pool = new pg.Pool({
    ...server,
    max: poolSize,
    onConnect(client) {
      connections.set(client, connectionOf(client as pg.PoolClient));
      client.on("error", () => {}); // it broke while somebody had it: their next query says so
      return client.query("set time zone 'UTC'") as never;
    },
    types: {
      getTypeParser: (oid, format) => parsers[oid] ?? pg.types.getTypeParser(oid, format),
    },
  });
  // the pool opens another when it needs one; the error itself holds the whole client
  pool.on("error", ({ message }) => log.warn({ reason: message }, "an idle connection broke"));
  const connect = async () => connections.get(await pool.connect().catch(lost))!;
  const db = new Kysely<object>({
    dialect: new PostgresDialect({
      pool: {
        connect: connect as () => Promise<PostgresPoolClient>, // without cursors
        end: () => pool.end(),
        options: pool.options,
      },
    }),
  });
  return {
    db,
    async script(statements) {
      const client = await connect();
      await client.query(statements).finally(() => client.release());
    },
    session: () => postgresSession(server).catch(lost),
    ping: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}

/** Tells a database that was lost from one that refuses. */
const connectionOf = (client: pg.PoolClient) => ({
  query: <R>(text: string, values?: unknown[]) =>
    client.query(text, values).catch(lost) as Promise<PostgresQueryResult<R>>,
  release: () => client.release(),
});

/**
 * Runs the `.sql` files of a folder that have not run yet, in the order of their names, each completely or not at all. Names
 * without a schema mean `schema`. Several replicas may start at once: one runs a file, the others wait for it.
 */
export async function migrate(database: Database, schema: string, folder: URL): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error(`${schema} is no name of a schema`);
  const alone = `set local statement_timeout = 0; select pg_advisory_xact_lock(hashtext('${schema}'));`;
  await database.script(`${alone}
    create schema if not exists "${schema}";
    create table if not exists "${schema}".migrations (name text primary key, at timestamptz not null default now());`);
  const done = await database.db
    .withSchema(schema)
    .selectFrom("migrations")
    .select("name")
    .execute();
  const files = (await readdir(folder)).filter((name) => /^[\w-]+\.sql$/.test(name)).sort();
  for (const name of files) {
    if (done.some((row) => row.name === name)) continue;
    const statements = await readFile(new URL(name, folder), "utf8");
    await database
      .script(`${alone}
        insert into "${schema}".migrations (name) values ('${name}');
        set local search_path to "${schema}";
        ${statements}`)
      .catch((error: unknown) => {
        if (!isDatabaseError(error) || error.constraint !== "migrations_pkey") throw error;
      });
  }
}

/**
 * Turns what the database refuses into a problem, for `.catch()`; anything else stays as it is. `what` is the thing that was to be
 * stored; `fields` tells which field is meant, by the constraint that keeps it unique or the `table.column` that refers to others.
 */
export function refused(what: string, fields: Readonly<Record<string, string>> = {}) {
  return (error: unknown): never => {
    throw isDatabaseError(error) ? (problemOf(error, what, fields) ?? error) : error;
  };
}

/** A database that cannot be reached, or has no time, is no fault of who asked. */
function lost(error: unknown): never {
  if (isDatabaseError(error) && !/^(08|53|57)/.test(error.code)) throw error;
  throw unavailable("The database does not answer", error);
}

function problemOf(
  error: DatabaseError,
  what: string,
  fields: Readonly<Record<string, string>>,
): Problem | undefined {
  const { code, constraint = "", table, detail = "" } = error;
  if (code === "23505") {
    const field = fields[constraint];
    return alreadyExists(what, field && `with the same ${field}`);
  }
  if (code === "23503" || code === "23001") {
    // one code for both ends of the key; `Key (parent)=(…)` names the column at this end, in every language
    const field = fields[`${table}.${/\((.*?)\)=/.exec(detail)?.[1]}`];
    if (!field) return conflict(`This ${what} is still referred to`);
    return conflict(`This ${what} refers to something that is not there`, `${field} leads nowhere`);
  }
  if (code.startsWith("22")) return invalid([{ pointer: "", detail: "cannot be stored" }]);
  if (/^(08|40|53|57)/.test(code)) return unavailable("The database cannot do this now", error);
  return undefined;
}

interface DatabaseError extends Error {
  /** SQLSTATE. */
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly detail?: string;
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error &&
  !(error instanceof Problem) &&
  /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown }).code));
