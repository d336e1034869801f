import { deepEqual } from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { build, type Built } from "../test/support/built.ts";
import { ROOT } from "../test/support/generate.ts";
import { strangeIssuer } from "../test/support/issuer.ts";
import { postgresServer } from "../test/support/postgres.ts";
import { blueprint } from "./blueprints.ts";
import { figures, loads, type Server } from "./load.ts";
import { report } from "./report.ts";

const ROUNDS = 6;

/** How many requests a second a generated GET by id answers, and what CPU time each takes, against Fastify with one route. */
export async function requests(): Promise<void> {
  const repo = await build(blueprint(1, 1));
  const issuer = await strangeIssuer("bench");
  const headers = { authorization: `Bearer ${issuer.token({ roles: ["reader"] })}` };
  try {
    await compare(repo, "memory", ["bare"], 0.6, headers, { ISSUER: issuer.url });
    const server = await postgresServer()?.();
    if (!server)
      return console.log(
        "- no PostgreSQL here: a user called postgres, or DATABASE_URL, is needed",
      );
    const env = { ISSUER: issuer.url, DATABASE_URL: await server.database() };
    const peers = ["bare", "plain"];
    await compare(repo, "postgres", peers, 0.9, headers, env).finally(() => server.stop());
  } finally {
    await issuer.close();
    repo.remove();
  }
}

const called: Record<string, string> = {
  bare: "bare Fastify with the same store",
  plain: "bare Fastify with pg alone",
};

async function compare(
  repo: Built,
  storage: string,
  peers: readonly string[],
  atLeast: number,
  headers: Record<string, string>,
  env: Record<string, string>,
): Promise<void> {
  const servers: Server[] = [];
  try {
    for (const side of ["ours", ...peers]) {
      servers.push(await serve(repo, side, storage, headers, env));
    }
    const [ours, ...theirs] = await loads(ROUNDS, servers);
    for (const [index, one] of theirs.entries()) {
      report({
        what: `GET by id, ${storage}`,
        ours: figures(ours!),
        against: `${figures(one)} of ${called[peers[index]!]}`,
        ratio: ours!.rate / one.rate,
        atLeast,
      });
    }
  } finally {
    for (const { child } of servers) child.kill();
  }
}

/** Its log goes to a file, as a container's does. */
async function serve(
  repo: Built,
  side: string,
  storage: string,
  headers: Record<string, string>,
  env: Record<string, string>,
): Promise<Server> {
  const log = openSync(join(repo.root, `${side}-${storage}.log`), "w");
  const child = fork(join(ROOT, "bench/servers/server.ts"), [repo.root, side, storage], {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  const [port] = await once(child, "message");
  const [thing] = Object.values<{ id: string }[]>(
    JSON.parse(repo.read("services/part-0/examples.json")),
  )[0]!;
  const url = `http://127.0.0.1:${port}/v1/thing0x0s/${thing!.id}`;
  const answer = await fetch(url, { headers });
  deepEqual(await answer.json(), thing);
  return { child, url, headers };
}
