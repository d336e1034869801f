/*
 * A server to be measured, in a process of its own: `ours` is the generated service, `bare` Fastify with one route; `memory` answers
 * from memory, `postgres` asks the database through the same store and pool on both sides. It prints its port.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [root = "", side, storage] = process.argv.slice(2);
const load = (path: string) => import(pathToFileURL(join(root, path)).href);
const { DATABASE_URL = "", ISSUER = "" } = process.env;

const examples = JSON.parse(
  JSON.stringify(
    (
      await import(pathToFileURL(join(root, "services/part-0/examples.json")).href, {
        with: { type: "json" },
      })
    ).default,
  ),
);
const thing = Object.values<object[]>(examples)[0]![0]!;
const stores = storage === "memory" ? inMemory() : await onPostgres();
const app = side === "ours" ? await ours() : await bare();
await app.listen({ port: 0, host: "127.0.0.1" });
process.send?.(app.server.address().port);

function inMemory() {
  return { thing0x0s: { find: async () => thing } };
}

async function onPostgres() {
  const { migrate, openPostgres } = await load("packages/service-kit/src/database.ts");
  const { MIGRATIONS, postgresStores, SCHEMA } = await load(
    "services/part-0/src/adapters/postgres/stores.ts",
  );
  const { seed } = await load("services/part-0/src/seed.ts");
  const database = openPostgres({ url: DATABASE_URL, poolSize: 10 });
  await migrate(database, SCHEMA, MIGRATIONS);
  const made = postgresStores(database);
  await seed(made);
  return made;
}

async function ours() {
  const { part0App } = await load("services/part-0/src/app.ts");
  const { openId } = await load("packages/service-kit/src/auth.ts");
  const { createLog } = await load("packages/service-kit/src/log.ts");
  return part0App({
    stores,
    authenticate: openId({ issuer: ISSUER, audience: "bench" }),
    log: createLog("part-0", "info"),
  });
}

async function bare() {
  const require = createRequire(join(root, "packages/service-kit/package.json"));
  const { default: fastify } = await import(pathToFileURL(require.resolve("fastify")).href);
  const server = fastify();
  server.get("/v1/thing0x0s/:id", ({ params }: { params: { id: string } }) =>
    stores.thing0x0s.find({ id: params.id }),
  );
  return server;
}
