import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { migrate } from "../../database.ts";
import { openEmbedded } from "../../embedded.ts";
import { checkConnections } from "./connections.ts";
import { notRun } from "./migrated.ts";

const database = await openEmbedded();
after(() => database.close());
const open = () => ({ ...database, close: async () => {} });

test("all processes of a server together have to find connections", async () => {
  const url = "postgres://one/a";
  const few = { service: "few", url, connections: 4 };
  const many = { service: "many", url: "postgres://one/b", connections: 100_000 };
  const fine = await checkConnections([few], open);
  assert.equal(fine.ok, true);
  assert.match(fine.lines[0]!, /^one: 4 of \d+ connections$/);
  const { ok, lines } = await checkConnections([few, many], open);
  assert.equal(ok, false);
  assert.match(lines[0]!, /^one: 100004 of \d+ connections$/);
  const apart = await checkConnections([few, { ...many, url: "postgres://two/b" }], open);
  assert.match(apart.lines[0]!, /^two: 100000 of/);
});

test("migrations that have not run are named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  after(() => rmSync(folder, { recursive: true }));
  const MIGRATIONS = pathToFileURL(`${folder}/`);
  const stores = { SCHEMA: "things", MIGRATIONS };
  writeFileSync(join(folder, "0001-first.sql"), "create table one (id int);");
  assert.deepEqual(await notRun(database, stores), ["0001-first.sql"]);
  await migrate(database, "things", MIGRATIONS);
  assert.deepEqual(await notRun(database, stores), []);
  writeFileSync(join(folder, "0002-second.sql"), "create table two (id int);");
  assert.deepEqual(await notRun(database, stores), ["0002-second.sql"]);
});
