import { mkdir, open, readFile, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { type DatabaseConnection, Kysely, PGliteDialect, PGliteDriver, sql } from "kysely";
import { type Database, parsers } from "./database.ts";
import type { Session } from "./session.ts";

/** A PostgreSQL inside this process, for development and tests. Without a folder it forgets everything when it is closed. */
export async function openEmbedded(folder?: string): Promise<Database> {
  const unlock = folder === undefined ? async () => {} : await lock(folder);
  const lite = await PGlite.create({ dataDir: folder, parsers }).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  await lite.exec("set time zone 'UTC'");
  const db = new Kysely<object>({ dialect: new OneSession({ pglite: lite }) });
  const locks = new Set<string>();
  return {
    db,
    // through Kysely, so that it waits for its turn
    script: (statements) => db.connection().execute(async () => void (await lite.exec(statements))),
    session: async () => sessionOf(lite, locks),
    ping: async () => void (await sql`select 1`.execute(db)),
    async close() {
      await db.destroy();
      if (!lite.closed) await lite.close();
      await unlock();
    },
  };
}

/** The one session has every lock already, so who holds which is kept here. No other process is there. */
function sessionOf(lite: PGlite, locks: Set<string>): Session {
  const own = new Set<string>();
  const unlisten: (() => Promise<void>)[] = [];
  return {
    async lock(name) {
      if (locks.has(name)) return own.has(name);
      locks.add(name);
      own.add(name);
      return true;
    },
    async listen(channel, hear) {
      unlisten.push(await lite.listen(channel, hear));
    },
    lost: new AbortController().signal,
    async close() {
      for (const name of own) locks.delete(name);
      own.clear();
      for (const stop of unlisten.splice(0)) await stop();
    },
  };
}

/** PGlite has one session: whoever has it keeps it to the end of the transaction, and the others wait. */
class OneSession extends PGliteDialect {
  readonly #config: ConstructorParameters<typeof PGliteDialect>[0];

  constructor(config: ConstructorParameters<typeof PGliteDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PGliteDriver {
    return new InTurn(this.#config);
  }
}

class InTurn extends PGliteDriver {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}

/** Two processes in one folder would destroy it, and PGlite does not notice. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}.lock`;
  await mkdir(folder, { recursive: true });
  const file = await open(path, "wx").catch(async () => {
    const owner = Number(await readFile(path, "utf8"));
    if (isRunning(owner)) throw new Error(`${folder} is in use by process ${owner}`);
    return open(path, "w");
  });
  await file.writeFile(String(process.pid));
  await file.close();
  return () => rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
