import { onPath } from "../test/real.ts";
import { blueprints, build, type Built } from "../test/support/built.ts";
import { strangeIssuer } from "../test/support/issuer.ts";
import { freePort, freeShift } from "../test/support/ports.ts";
import { brokerProcess, serverOf } from "../test/support/broker-servers.ts";
import { postgresPrograms, postgresProcess } from "../test/support/real-servers.ts";
import { medians, time } from "./measure.ts";

const ROUNDS = 5;

/** What a process of the generated repo loads and opens, each in a process of its own: the largest parts of its start. */
const PARTS = {
  "Fastify, Ajv, the kit's HTTP": `await import("./packages/service-kit/src/rest.ts"); await import("./packages/service-kit/src/http.ts")`,
  "Kysely, pg": `await import("./packages/service-kit/src/database.ts")`,
  jose: `await import("./packages/service-kit/src/auth.ts")`,
  "the client of NATS": `await import("./packages/service-kit/src/brokers/nats.ts")`,
  OpenTelemetry: `await import("./packages/service-kit/src/telemetry/start.ts")`,
  "PGlite, opened": `const { openEmbedded } = await import("./packages/service-kit/src/embedded.ts"); await (await openEmbedded()).close()`,
  "nothing but Node": "",
};

/** From the start of the process to its first line that says that it serves: all services as in development, and one alone. */
export async function serving(): Promise<void> {
  const repo = await build(blueprints.shop);
  try {
    const [dev = 0] = await medians(ROUNDS, [() => develop(repo)]);
    console.log(`- start of dev, four services: ${Math.round(dev)} ms`);
    await alone(repo);
    for (const [name, script] of Object.entries(PARTS)) {
      const run = async () => (await time([...NODE, script], { cwd: repo.root })).ms;
      const [took = 0] = await medians(ROUNDS, [run]);
      console.log(`  - a process with ${name}: ${Math.round(took)} ms`);
    }
  } finally {
    repo.remove();
  }
}

const NODE = [process.execPath, "--input-type=module", "-e"];

async function develop(repo: Built): Promise<number> {
  const PORT_SHIFT = String(await freeShift([3000, 4000], 12));
  const begin = performance.now();
  const running = repo.start(["node", "dev.ts"], { env: { PORT_SHIFT } });
  await running.says(/^issuer: /m);
  const took = performance.now() - begin;
  await running.stop();
  return took;
}

async function alone(repo: Built): Promise<void> {
  const [program, programs] = [onPath("nats-server"), postgresPrograms()];
  if (!program || !programs)
    return console.log("- one service: nats-server and the programs of PostgreSQL are needed");
  const [postgres, nats] = [
    await postgresProcess(programs),
    await brokerProcess(serverOf("nats"), program),
  ];
  const issuer = await strangeIssuer("shop");
  const env = { DATABASE_URL: postgres.url, NATS_URL: nats.url, OIDC_ISSUER: issuer.url };
  const start = async () => {
    const PORT = String(await freePort());
    const begin = performance.now();
    const main = "services/orders/src/main.ts";
    const running = repo.start(["node", main], { env: { ...env, PORT } });
    await running.says('"listening"');
    const took = performance.now() - begin;
    await running.stop();
    return took;
  };
  try {
    await start(); // the tables are made
    const [took = 0] = await medians(ROUNDS, [start]);
    console.log(`- start of one service, on PostgreSQL and NATS: ${Math.round(took)} ms`);
  } finally {
    await issuer.close();
    for (const server of [nats, postgres]) {
      await server.stop();
      server.remove();
    }
  }
}
