import { deepEqual } from "node:assert/strict";
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

interface Server {
  child: ChildProcess;
  url: string;
  headers: Record<string, string>;
}

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
    for (const server of servers) await load(server); // until it is compiled
    const used = new Map<Server, number[]>(servers.map((server) => [server, []]));
    const [ours = 0, ...theirs] = await medians(
      ROUNDS,
      servers.map((server) => async () => {
        const { rate, micros } = await load(server);
        used.get(server)!.push(micros);
        return rate;
      }),
    );
    const [own = 0, ...others] = servers.map((server) => middle(used.get(server)!));
    for (const [index, rate] of theirs.entries()) {
      report({
        what: `GET by id, ${storage}`,
        ours: `${figures(ours, own)}`,
        against: `${figures(rate, others[index]!)} of ${called[peers[index]!]}`,
        ratio: ours / rate,
        atLeast,
      });
    }
  } finally {
    for (const { child } of servers) child.kill();
  }
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const figures = (rate: number, micros: number) =>
  `${Math.round(rate)}/s (${Math.round(micros)} µs of CPU)`;

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

async function load({ child, url, headers }: Server): Promise<{ rate: number; micros: number }> {
  const before = await cpu(child);
  const {
    requests: { average, total },
    non2xx,
    errors,
  } = await autocannon({ url, headers, duration: SECONDS, connections: CONNECTIONS });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors at ${url}`);
  return { rate: average, micros: ((await cpu(child)) - before) / total };
}

/** What the process has used so far, in µs, in it and for it in the kernel. */
async function cpu(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [micros] = await once(child, "message");
  return micros;
}
