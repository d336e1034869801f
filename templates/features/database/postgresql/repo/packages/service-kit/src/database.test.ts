import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Kysely, sql } from "kysely";
import { compiled } from "./compiled.ts";
import { type Database, migrate, openPostgres, refused } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { createLog } from "./log.ts";

const folder = await mkdtemp(join(tmpdir(), "database-"));
const data = join(folder, "data");
const migrations = pathToFileURL(`${folder}/`);
await writeFile(
  new URL("0001-init.sql", migrations),
  `create table things (
    id uuid primary key, at timestamptz(3) not null, price numeric(8,2), day date, big bigint, data json,
    name text constraint things_name unique, parent uuid references things);
  insert into things values
    ('c2d1a7a2-7b54-4f6c-9d3b-0f3f3c2b1a00', '2024-02-29T23:30:00+01:00', 1.5, '2024-02-29', 9007199254740991,
      '{"a":"\\u0000"}', 'one')`,
);

const { DATABASE_URL } = process.env;
const lines: string[] = [];
const log = createLog("test", "info", { write: (line) => void lines.push(line) });
const databases: Record<string, Database> = {
  embedded: await openEmbedded(data),
  ...(DATABASE_URL && {
    server: openPostgres({ url: DATABASE_URL, log, statementTimeoutMs: 1000 }),
  }),
};

after(async () => {
  for (const database of Object.values(databases)) await database.close();
  await rm(folder, { recursive: true });
});

for (const [name, database] of Object.entries(databases)) {
  const schema = `kit_${name}`;
  const db = database.db.withSchema(schema);
  before(() => database.script(`drop schema if exists ${schema} cascade`));

  test(`${name}: migrations run once, however many start at a time`, async () => {
    await Promise.all([1, 2, 3].map(() => migrate(database, schema, migrations)));
    await migrate(database, schema, migrations);
    assert.equal((await db.selectFrom("things").select("id").execute()).length, 1);
  });

  test(`${name}: a migration that fails leaves nothing behind`, async () => {
    const bad = new URL("0002-bad.sql", migrations);
    await writeFile(bad, "create table more (id int); select nonsense;");
    await assert.rejects(migrate(database, schema, migrations));
    await rm(bad);
    await assert.rejects(db.selectFrom("more").selectAll().execute());
    await migrate(database, schema, migrations);
  });

  test(`${name}: values come as they stand in JSON`, async () => {
    const row = await db.selectFrom("things").selectAll().executeTakeFirst();
    assert.deepEqual(
      { ...row },
      {
        id: "c2d1a7a2-7b54-4f6c-9d3b-0f3f3c2b1a00",
        at: "2024-02-29T22:30:00.000Z",
        price: "1.50",
        day: "2024-02-29",
        big: 9_007_199_254_740_991,
        data: { a: "\0" },
        name: "one",
        parent: null,
      },
    );
  });

  test(`${name}: a compiled query takes each value to its place`, async () => {
    interface Things {
      things: { id: string; name: string | null; day: string | null };
    }
    const first = compiled((things: Kysely<Things>, key: { name: string } | { id: string }) => {
      const dated = things
        .selectFrom("things")
        .select(["id", "name"])
        .where("day", ">", "2000-01-01");
      return "id" in key ? dated.where("id", "=", key.id) : dated.where("name", "=", key.name);
    });
    const id = "c2d1a7a2-7b54-4f6c-9d3b-0f3f3c2b1a00";
    assert.deepEqual({ ...(await first(db, { name: "one" })) }, { id, name: "one" });
    assert.equal(await first(db, { name: "two" }), undefined);
    assert.deepEqual({ ...(await first(db, { id })) }, { id, name: "one" });
    assert.equal(await first(db, { id: crypto.randomUUID() }), undefined);
  });

  test(`${name}: what the database refuses is a problem`, async () => {
    const at = new Date().toISOString();
    const refusal = refused("thing", { things_name: "name", "things.parent": "parent" });
    const add = (thing: object) =>
      db
        .insertInto("things")
        .values({ id: crypto.randomUUID(), at, ...thing })
        .execute()
        .catch(refusal);
    await assert.rejects(add({ name: "one" }), {
      kind: "already-exists",
      detail: "with the same name",
    });
    await assert.rejects(add({ parent: crypto.randomUUID() }), {
      title: "This thing refers to something that is not there",
      detail: "parent leads nowhere",
    });
    const parent = crypto.randomUUID();
    await add({ id: parent });
    await add({ parent });
    const remove = db.deleteFrom("things").where("id", "=", parent).execute().catch(refusal);
    await assert.rejects(remove, { title: "This thing is still referred to", detail: undefined });
    await db.deleteFrom("things").where("at", "=", at).execute();
    await assert.rejects(add({ price: "10000000" }), { kind: "invalid" });
    await assert.rejects(add({ nothing: 1 }), { code: "42703" });
  });

  test(`${name}: nothing gets into another's transaction`, async () => {
    const change = db.transaction().execute(async (trx) => {
      await trx.updateTable("things").set({ day: "2000-01-01" }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("no");
    });
    const add = db
      .insertInto("things")
      .values({ id: crypto.randomUUID(), at: new Date() })
      .execute();
    await assert.rejects(change, { message: "no" });
    await add;
    const rows = await db.selectFrom("things").select("day").execute();
    assert.deepEqual(rows.map(({ day }) => day).sort(), ["2024-02-29", null]);
  });
}

test("a database in memory is empty, and nobody else's", async () => {
  const [one, other] = [await openEmbedded(), await openEmbedded()];
  after(() => Promise.all([one.close(), other.close()]));
  await one.script("create table alone (id int)");
  const tables = ({ db }: Database) => db.introspection.getTables();
  assert.equal((await tables(one)).length, 1);
  assert.equal((await tables(other)).length, 0);
});

test("a folder belongs to one at a time", async () => {
  await assert.rejects(openEmbedded(data), /in use/);
});

test("a database that does not answer is unavailable", async () => {
  const database = openPostgres({ url: "postgresql://nobody@127.0.0.1:1/nothing", log });
  await assert.rejects(database.ping(), { kind: "unavailable" });
  await database.close();
});

/** A server that lets everybody in and has the same answer to everything, as long as it is not silent. */
async function server() {
  const [authenticated, completed, ready] = [
    "R\0\0\0\x08\0\0\0\0",
    "C\0\0\0\x08SET\0",
    "Z\0\0\0\x05I",
  ];
  const state = { silent: false, asked: 0 };
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.once("data", () => {
      socket.write(authenticated + ready);
      socket.on("data", () => {
        state.asked++;
        if (!state.silent) socket.write(completed + ready);
      });
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const url = `postgresql://nobody@127.0.0.1:${port}/nothing`;
  const database = openPostgres({ url, log, poolSize: 1, statementTimeoutMs: 100 });
  after(async () => {
    await database.close();
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return { state, database };
}

test("a database that has gone without a word is given up, and found again", async () => {
  const { state, database } = await server();
  await database.ping();
  state.silent = true;
  await assert.rejects(database.ping(), { kind: "unavailable" });
  await assert.rejects(database.ping(), { kind: "unavailable" }); // nor is a new connection waited for
  state.silent = false;
  const change = database.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    state.silent = true;
    await sql`select 2`.execute(tx);
  });
  await assert.rejects(change, { kind: "unavailable" });
  state.silent = false;
  await database.ping();
});

test("while all connections are in use, what they heard lately answers for the database", async (t) => {
  const { state, database } = await server();
  const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  t.after(() => released.resolve());
  const change = database.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  const { asked } = state;
  await database.ping();
  assert.equal(state.asked, asked);
  const later = performance.now() + 60_000;
  t.mock.method(performance, "now", () => later);
  const ping = database.ping(); // that was long ago: it asks, and waits its turn
  released.resolve();
  await change;
  await ping;
  assert.equal(state.asked, asked + 2); // the commit and the question
});

if (DATABASE_URL) {
  test("server: an idle connection that breaks is a line of log, without the password", async () => {
    const [own, other] = [databases.server!, openPostgres({ url: DATABASE_URL, log })];
    const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`;
    const { rows } = await pid.execute(other.db);
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(own.db);
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await other.ping();
    await other.close();
    const { level, msg, reason } = JSON.parse(lines[0]!);
    assert.deepEqual([level, msg], ["warn", "an idle connection broke"]);
    assert.match(reason, /terminat/);
    assert.ok(!lines[0]!.includes(new URL(DATABASE_URL).password || DATABASE_URL));
  });
}
