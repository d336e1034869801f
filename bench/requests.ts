import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { build, type Built } from "../test/support/built.ts";
import { ROOT } from "../test/support/generate.ts";
import { strangeIssuer } from "../test/support/issuer.ts";
import { postgresServer } from "../test/support/postgres.ts";
import { blueprint } from "./blueprints.ts";
import { medians } from "./measure.ts";
import { report } from "./report.ts";

const SECONDS = 4;
const ROUNDS = 3;
const CONNECTIONS = 40;
const ID = "00000000-0000-4000-8001-000000000001";

/** How many requests a second a generated GET by id answers, against Fastify with one route. */
export async function requests(): Promise<void> {
  const repo = await build(blueprint(1, 1));
  const issuer = await strangeIssuer("bench");
  const headers = { authorization: `Bearer ${issuer.token({ roles: ["reader"] })}` };
  try {
    await compare(repo, "memory", 0.6, headers, { ISSUER: issuer.url });
    const server = await postgresServer()?.();
    if (!server)
      return console.log(
        "- no PostgreSQL here: a user called postgres, or DATABASE_URL, is needed",
      );
    const env = { ISSUER: issuer.url, DATABASE_URL: await server.database() };
    await compare(repo, "postgres", 0.9, headers, env).finally(() => server.stop());
  } finally {
    await issuer.close();
    repo.remove();
  }
}

async function compare(
  repo: Built,
  storage: string,
  atLeast: number,
  headers: Record<string, string>,
  env: Record<string, string>,
): Promise<void> {
  const servers = [
    await serve(repo, "ours", storage, env),
    await serve(repo, "bare", storage, env),
  ];
  try {
    const [ours = 0, bare = 0] = await medians(
      ROUNDS,
      servers.map(
        ({ port }) =>
          () =>
            load(port, headers),
      ),
    );
    report({
      what: `GET by id, ${storage}`,
      ours: `${Math.round(ours)}/s`,
      against: `${Math.round(bare)}/s`,
      ratio: ours / bare,
      atLeast,
    });
  } finally {
    for (const { child } of servers) child.kill();
  }
}

/** Its log goes to a file, as a container's does. */
async function serve(
  repo: Built,
  side: string,
  storage: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; port: number }> {
  const log = openSync(join(repo.root, `${side}-${storage}.log`), "w");
  const child = fork(join(ROOT, "bench/servers/server.ts"), [repo.root, side, storage], {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  const [port] = await once(child, "message");
  return { child, port };
}

async function load(port: number, headers: Record<string, string>): Promise<number> {
  const url = `http://127.0.0.1:${port}/v1/thing0x0s/${ID}`;
  const {
    requests: answered,
    non2xx,
    errors,
  } = await autocannon({
    url,
    headers,
    duration: SECONDS,
    connections: CONNECTIONS,
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors at ${url}`);
  return answered.average;
}
