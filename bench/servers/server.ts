/*
 * A server to be measured, in a process of its own: `ours` is the generated service; the others are Fastify with one route, `bare`
 * with the service's own store, `plain` with nothing but a pool of pg and the store's SQL. `memory` answers from memory, `postgres`
 * asks the database. It sends its port, and the CPU time it has used (µs) whenever it is asked.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [root = "", side = "", storage = ""] = process.argv.slice(2);
const { DATABASE_URL = "", ISSUER = "" } = process.env;
const kit = createRequire(join(root, "packages/service-kit/package.json"));
const load = (path: string) => import(pathToFileURL(join(root, path)).href);
const loadOfKit = (name: string) => import(pathToFileURL(kit.resolve(name)).href);

const { default: examples } = await import(
  pathToFileURL(join(root, "services/part-0/examples.json")).href,
  { with: { type: "json" } }
);
const thing: object = JSON.parse(JSON.stringify(examples.thing0x0s[0]));
const poolSize = 10;

const app = side === "ours" ? await ours() : await bare();
await app.listen({ port: 0, host: "127.0.0.1" });
process.send!(app.server.address().port);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send!(user + system);
});

async function ours() {
  const { part0App } = await load("services/part-0/src/app.ts");
  const { openId } = await load("packages/service-kit/src/auth.ts");
  const { createLog } = await load("packages/service-kit/src/log.ts");
  const log = createLog("part-0", "info");
  return part0App({
    stores: await stores(),
    authenticate: openId({ issuer: ISSUER, audience: "bench", log }),
    log,
  });
}

async function bare() {
  const { default: fastify } = await loadOfKit("fastify");
  const find = side === "plain" ? await plain() : (await stores()).thing0x0s.find;
  const server = fastify();
  server.get("/v1/thing0x0s/:id", ({ params }: { params: { id: string } }) =>
    find({ id: params.id }),
  );
  return server;
}

async function stores() {
  if (storage === "memory") return { thing0x0s: { find: async () => thing } };
  const { migrate, openPostgres } = await load("packages/service-kit/src/database.ts");
  const { MIGRATIONS, postgresStores, SCHEMA } = await load(
    "services/part-0/src/adapters/postgres/stores.ts",
  );
  const { seed } = await load("services/part-0/src/seed.ts");
  const { createLog } = await load("packages/service-kit/src/log.ts");
  const log = createLog("part-0", "info");
  const database = openPostgres({ url: DATABASE_URL, log, poolSize });
  await migrate(database, SCHEMA, MIGRATIONS);
  const made = postgresStores(database.db);
  await seed(made);
  return made;
}

/** What the store asks, by hand. */
async function plain() {
  const { default: pg } = await loadOfKit("pg");
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: poolSize,
    connectionTimeoutMillis: 2000,
    statement_timeout: 5000,
  });
  const text = `select * from "part_0"."thing0x0s" where "id" = $1`;
  return async ({ id }: { id: string }) => {
    const { rows } = await pool.query(text, [id]);
    const [{ price_amount, price_currency, created_at, note, ...rest }] = rows;
    return {
      ...rest,
      price: { amount: Number(price_amount), currency: price_currency },
      ...(note !== null && { note }),
      createdAt: created_at,
    };
  };
}
