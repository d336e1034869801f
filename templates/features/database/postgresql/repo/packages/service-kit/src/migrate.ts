import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Database, Script } from "./database.ts";

/**
 * Brings a schema up to date: runs the `.sql` files of a folder that have not run yet, in the order of their names. Names without a
 * schema mean `schema`. Several replicas may start at once: one works, the others wait for it.
 *
 * - `NNNN-….sql` runs completely or not at all.
 * - `NNNN-….steps.sql` runs paragraph by paragraph, each by itself, for what locks no table for long, such as `create index
 *   concurrently`. After a failure it runs again from its first, so each must bear to be repeated.
 * - `NNNN-….contract.sql` takes away what only an older version uses: it runs with `contract`, and in an empty schema.
 *
 * A line `-- needs NNNN-….contract.sql` keeps a file back until that one has run. A connection has to be this process's own for as
 * long as it lasts: a pooler such as PgBouncer must not change it with each transaction.
 */
export async function migrate(
  database: Database,
  schema: string,
  folder: URL,
  contract = false,
): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) throw new Error(`${schema} is no name of a schema`);
  const files = (await readdir(folder)).filter((name) => /^[\w-][\w.-]*\.sql$/.test(name)).sort();
  await alone(database, schema, async (run) => {
    await run(`create schema if not exists "${schema}";
      create table if not exists migrations (name text primary key, at timestamptz not null default now())`);
    const done = new Set((await run("select name from migrations")).map(({ name }) => name));
    const all = contract || done.size === 0;
    for (const name of files) {
      if (done.has(name) || (isContract(name) && !all)) continue;
      const text = await readFile(new URL(name, folder), "utf8");
      const needed = Array.from(text.matchAll(/^-- needs (\S+)$/gm), ([, file = ""]) => file);
      const missing = needed.filter((file) => !done.has(file));
      if (missing.length > 0)
        throw new Error(
          `${name} needs ${missing.join(", ")}: run MIGRATE=contract once no older version runs`,
        );
      await runFile(run, name, text);
      done.add(name);
    }
  });
}

/** Takes something away that only an older version uses. */
export const isContract = (file: string): boolean => file.endsWith(".contract.sql");

async function runFile(run: Script, name: string, text: string): Promise<void> {
  const told = `insert into migrations (name) values ('${name}');`;
  if (!name.endsWith(".steps.sql")) {
    // whoever waits for a lock keeps all others waiting who come later
    await run(`set local lock_timeout = '10s'; ${told} ${text}`);
    return;
  }
  for (const paragraph of text.split(/\n\s*\n/)) if (!isBlank(paragraph)) await run(paragraph);
  await run(told);
}

const isBlank = (paragraph: string): boolean => paragraph.replace(/^\s*--.*$/gm, "").trim() === "";

/**
 * Does something with a schema that nobody else does meanwhile. It waits by asking again: who waits inside a statement keeps
 * `create index concurrently` waiting for ever.
 */
const alone = (database: Database, schema: string, work: (run: Script) => Promise<void>) =>
  database.scripts(async (run) => {
    const locked = async () => {
      const [row] = await run(`select pg_try_advisory_lock(hashtext('${schema}')) as locked`);
      return row?.locked === true;
    };
    while (!(await locked())) await pause(100);
    const end = () =>
      run(`reset search_path; reset statement_timeout;
        select pg_advisory_unlock(hashtext('${schema}'))`);
    await run(`set statement_timeout = 0; set search_path to "${schema}"`);
    try {
      await work(run);
    } catch (error) {
      await end().catch(() => {}); // the connection may be gone, and the lock with it
      throw error;
    }
    await end();
  });
