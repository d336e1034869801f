import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "kysely";
import { type Database, openPostgres } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { afterCommit, inTransaction } from "./transaction.ts";

const { DATABASE_URL: url } = process.env;
const databases: Record<string, Database> = {
  embedded: await openEmbedded(),
  ...(url && { server: openPostgres({ url }) }),
};
after(async () => {
  for (const database of Object.values(databases)) await database.close();
});

for (const [name, database] of Object.entries(databases)) {
  const unique = `test-${crypto.randomUUID()}`;

  test(`${name}: one session at a time has a lock`, async () => {
    const [one, two] = [await database.session(), await database.session()];
    assert.equal(await one.lock(unique), true);
    assert.equal(await one.lock(unique), true);
    assert.equal(await two.lock(unique), false);
    assert.equal(await two.lock(`${unique}-other`), true);
    await one.close();
    while (!(await two.lock(unique))) await new Promise((resolve) => setTimeout(resolve, 5));
    await two.close();
  });

  test(`${name}: a session hears what is told to its channel`, async () => {
    const session = await database.session();
    const { promise, resolve } = Promise.withResolvers<string>();
    await session.listen("kit_test", resolve);
    await sql`select pg_notify('kit_test', ${unique})`.execute(database.db);
    assert.equal(await promise, unique);
    await session.close();
  });

  test(`${name}: what follows a transaction waits for its end`, async () => {
    const seen: string[] = [];
    const work = (fail: boolean) =>
      inTransaction(database.db, async (tx) => {
        assert.equal(tx.isTransaction, true);
        await inTransaction(tx, async (inner) => assert.equal(inner, tx));
        afterCommit(() => seen.push("after"));
        seen.push("within");
        if (fail) throw new Error("no");
      });
    await work(false);
    await assert.rejects(work(true), { message: "no" });
    assert.deepEqual(seen, ["within", "after", "within"]);
  });
}

test("a session whose connection breaks says so", { skip: !url && "no server" }, async () => {
  const { server } = databases;
  const session = await server!.session();
  const lost = new Promise((resolve) => session.lost.addEventListener("abort", resolve));
  await session.lock("broken");
  await sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and classid = hashtext('session')::oid and objid = hashtext('broken')::oid`.execute(
    server!.db,
  );
  await lost;
  await session.close();
});

test("a server that does not answer opens no session", async () => {
  const database = openPostgres({ url: "postgresql://nobody@127.0.0.1:1/nothing" });
  await assert.rejects(database.session(), { kind: "unavailable" });
  await database.close();
});
