import { fork } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { join } from "node:path";
import { build, type Built } from "../test/support/built.ts";
import { ROOT } from "../test/support/generate.ts";
import { strangeIssuer } from "../test/support/issuer.ts";
import { blueprint } from "./blueprints.ts";
import { figures, type Load, loads, type Server } from "./load.ts";
import { report } from "./report.ts";

const ROUNDS = 10;

/**
 * What telemetry costs: a generated GET by id with it, against Fastify with one route, and against the same without it. The ratio is
 * that of rates; beside them stand the CPU times, which other work on the machine changes less.
 */
export async function telemetry(): Promise<void> {
  const plain = blueprint(1, 1);
  const chosen = "name: bench\nplatform: { observability: opentelemetry }\n";
  const without = await build(plain);
  const observed = await build(plain.replace("name: bench\n", chosen));
  const issuer = await strangeIssuer("bench");
  const collector = fork(join(ROOT, "bench/servers/collector.ts"));
  const [otlp] = await once(collector, "message");
  const headers = { authorization: `Bearer ${issuer.token({ roles: ["reader"] })}` };
  const env = { ISSUER: issuer.url, OTLP: otlp };
  const servers: Server[] = [];
  try {
    servers.push(await serve(observed, "observed.ts", "ours", headers, env));
    servers.push(await serve(observed, "server.ts", "bare", headers, env));
    servers.push(await serve(without, "server.ts", "ours", headers, env));
    const [ours, bare, unseen] = (await loads(ROUNDS, servers)) as [Load, Load, Load];
    const line = { what: "GET by id, memory, telemetry on", ours: figures(ours) };
    const against = (one: Load, whom: string) => ({
      against: `${figures(one)} of ${whom}`,
      ratio: ours.rate / one.rate,
    });
    report({ ...line, ...against(bare, "bare Fastify"), atLeast: 0.5 });
    report({ ...line, ...against(unseen, "the same without"), atLeast: 0.75 });
    collector.send("spans");
    const [kept] = await once(collector, "message");
    if (kept === 0) throw new Error("no trace was kept");
  } finally {
    for (const { child } of servers) child.kill();
    collector.kill();
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
