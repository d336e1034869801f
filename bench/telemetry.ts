import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { build, type Built } from "../test/support/built.ts";
import { ROOT } from "../test/support/generate.ts";
import { strangeIssuer } from "../test/support/issuer.ts";
import { otlpReceiver } from "../test/support/otlp.ts";
import { blueprint } from "./blueprints.ts";
import { medians } from "./measure.ts";
import { report } from "./report.ts";

const SECONDS = 4;
const ROUNDS = 5;
const CONNECTIONS = 40;

interface Server {
  child: ChildProcess;
  url: string;
  headers: Record<string, string>;
}

/** What telemetry costs: a generated GET by id with it, against Fastify with one route, and against the same without it. */
export async function telemetry(): Promise<void> {
  const plain = blueprint(1, 1);
  const chosen = "name: bench\nplatform: { observability: opentelemetry }\n";
  const without = await build(plain);
  const observed = await build(plain.replace("name: bench\n", chosen));
  const issuer = await strangeIssuer("bench");
  let kept = 0;
  const collector = await otlpReceiver(async (spans) => void (kept += spans.length));
  const headers = { authorization: `Bearer ${issuer.token({ roles: ["reader"] })}` };
  const env = { ISSUER: issuer.url, OTLP: collector.url };
  const servers: Server[] = [];
  try {
    servers.push(await serve(observed, "observed.ts", "ours", headers, env));
    servers.push(await serve(observed, "server.ts", "bare", headers, env));
    servers.push(await serve(without, "server.ts", "ours", headers, env));
    for (const server of servers) await load(server); // until it is compiled
    const rates = await medians(
      ROUNDS,
      servers.map((server) => () => load(server)),
    );
    const [ours = 0, bare = 0, unseen = 0] = rates;
    const what = "GET by id, memory, telemetry on";
    const line = { what, ours: `${Math.round(ours)}/s` };
    const against = (rate: number, whom: string) => `${Math.round(rate)}/s of ${whom}`;
    report({ ...line, against: against(bare, "bare Fastify"), ratio: ours / bare, atLeast: 0.5 });
    report({
      ...line,
      against: against(unseen, "the same without"),
      ratio: ours / unseen,
      atLeast: 0.75,
    });
    if (kept === 0) throw new Error("no trace was kept");
  } finally {
    for (const { child } of servers) child.kill();
    collector.close();
    await issuer.close();
    for (const repo of [without, observed]) repo.remove();
  }
}

async function serve(
  repo: Built,
  program: string,
  side: string,
  headers: Record<string, string>,
  env: Record<string, string>,
): Promise<Server> {
  const log = openSync(join(repo.root, `${program}-${side}.log`), "w");
  const child = fork(join(ROOT, "bench/servers", program), [repo.root, side, "memory"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  const [port] = await once(child, "message");
  const examples: Record<string, { id: string }[]> = JSON.parse(
    repo.read("services/part-0/examples.json"),
  );
  const [thing] = Object.values(examples)[0]!;
  return { child, url: `http://127.0.0.1:${port}/v1/thing0x0s/${thing!.id}`, headers };
}

async function load({ url, headers }: Server): Promise<number> {
  const {
    requests: { average },
    non2xx,
    errors,
  } = await autocannon({ url, headers, duration: SECONDS, connections: CONNECTIONS });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors at ${url}`);
  return average;
}
