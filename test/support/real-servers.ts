import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Killable, killable } from "./killable.ts";
import { freePort } from "./ports.ts";
import { start } from "./processes.ts";

/** A server in a process of its own, that can be killed and keeps what it was told. */
export interface RealServer extends Killable {
  url: string;
  remove(): void;
}

/** The folder of Debian's PostgreSQL programs, the newest. */
export function postgresPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  return newest && join(root, newest, "bin");
}

/** PostgreSQL as it is in production: what it has confirmed survives its end. */
export async function postgresProcess(programs: string): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-postgres-"));
  const data = join(folder, "data");
  const as = ownUser(folder);
  const flags = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"];
  const [initdb = "", ...before] = [...as, join(programs, "initdb"), "-D", data, ...flags];
  execFileSync(initdb, before, { cwd: folder, stdio: "ignore" });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=500",
  ];
  const process = await killable("postgres", async () => {
    const [command = "", ...args] = [
      ...as,
      join(programs, "postgres"),
      "-D",
      data,
      "-p",
      String(port),
      ...settings.flatMap((setting) => ["-c", setting]),
    ];
    const running = start([command, ...args], { cwd: folder });
    const ended = running.ended.then(({ output }) => {
      throw new Error(output);
    });
    await Promise.race([answers(url), ended]);
    ended.catch(() => {});
    return running;
  });
  return { ...process, url, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** PostgreSQL refuses root: the words before a command that make it another user's. */
function ownUser(folder: string): string[] {
  if (userInfo().uid !== 0) return [];
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  chownSync(folder, id("-u"), id("-g"));
  chmodSync(folder, 0o700);
  return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"];
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.query("select 1");
      return await client.end();
    } catch (error) {
      client.end().catch(() => {});
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
