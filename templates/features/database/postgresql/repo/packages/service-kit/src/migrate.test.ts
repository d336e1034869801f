import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Database, migrate, openPostgres } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { createLog } from "./log.ts";

const { DATABASE_URL } = process.env;
const log = createLog("test", "silent");
const databases: Record<string, Database> = {
  embedded: await openEmbedded(),
  ...(DATABASE_URL && { server: openPostgres({ url: DATABASE_URL, log }) }),
};
after(async () => {
  for (const database of Object.values(databases)) await database.close();
});

/** A folder of migrations: file → statements. */
function folderOf(files: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(tmpdir(), "migrate-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}

const INIT = { "0001-init.sql": "create table things (id int primary key, old int, word text);" };
const EXPAND = { "0002-things.sql": "alter table things add fresh int;" };
const STEPS = {
  "0003-things.steps.sql": `-- Each by itself.
update things set fresh = old where fresh is null;

drop index concurrently if exists things_word;

create unique index concurrently things_word on things (word);
`,
};
const CONTRACT = { "0004-things.contract.sql": "alter table things drop column old;" };
const LATER = {
  "0005-things.sql": "-- needs 0004-things.contract.sql\nalter table things add old text;",
};

for (const [name, database] of Object.entries(databases)) {
  const schema = `migrate_${name}`;
  const things = () =>
    database.db.withSchema(schema).selectFrom("things").selectAll().orderBy("id").execute();
  const columns = async () => Object.keys((await things())[0]!);
  const row = (id: number, word: string) =>
    database.script(`insert into ${schema}.things (id, old, word) values (${id}, 7, '${word}')`);

  before(() => database.script(`drop schema if exists ${schema} cascade`));

  test(`${name}: what is added runs at once, what is taken away when it is asked for`, async () => {
    await migrate(database, schema, folderOf(INIT));
    await row(1, "one");
    const all = folderOf({ ...INIT, ...EXPAND, ...STEPS, ...CONTRACT });
    await migrate(database, schema, all);
    assert.deepEqual({ ...(await things())[0] }, { id: 1, old: 7, word: "one", fresh: 7 });
    await migrate(database, schema, all, true);
    assert.deepEqual(await columns(), ["id", "word", "fresh"]);
  });

  test(`${name}: an empty schema gets everything, in order`, async () => {
    await database.script(`drop schema ${schema} cascade`);
    const all = folderOf({ ...INIT, ...EXPAND, ...STEPS, ...CONTRACT, ...LATER });
    await Promise.all([1, 2, 3].map(() => migrate(database, schema, all)));
    await database.script(`insert into ${schema}.things (id) values (1)`);
    assert.deepEqual(await columns(), ["id", "word", "fresh", "old"]);
  });

  test(`${name}: what needs a contract migration waits for it`, async () => {
    await database.script(`drop schema ${schema} cascade`);
    await migrate(database, schema, folderOf(INIT));
    await row(1, "one");
    const all = folderOf({ ...INIT, ...EXPAND, ...CONTRACT, ...LATER });
    await assert.rejects(migrate(database, schema, all), {
      message: /^0005-things\.sql needs 0004-things\.contract\.sql: run MIGRATE=contract/,
    });
    assert.deepEqual(await columns(), ["id", "old", "word", "fresh"]);
    await migrate(database, schema, all, true);
    assert.deepEqual(await columns(), ["id", "word", "fresh", "old"]);
  });

  test(`${name}: steps that failed are done again from the first`, async () => {
    await database.script(`drop schema ${schema} cascade`);
    await migrate(database, schema, folderOf(INIT));
    await row(1, "same");
    await row(2, "same");
    const all = folderOf({ ...INIT, ...EXPAND, ...STEPS });
    await assert.rejects(migrate(database, schema, all), { code: "23505" });
    await database.script(`update ${schema}.things set word = 'other' where id = 2`);
    await migrate(database, schema, all);
    await assert.rejects(row(3, "same"), { code: "23505" });
  });
}

test(
  "many replicas that start at once wait for the one that builds an index",
  {
    skip: !databases.server && "DATABASE_URL is not set",
  },
  async () => {
    const database = databases.server!;
    await database.script("drop schema if exists migrate_many cascade");
    await migrate(database, "migrate_many", folderOf(INIT));
    const all = folderOf({ ...INIT, ...EXPAND, ...STEPS });
    await Promise.all(Array.from({ length: 8 }, () => migrate(database, "migrate_many", all)));
  },
);
