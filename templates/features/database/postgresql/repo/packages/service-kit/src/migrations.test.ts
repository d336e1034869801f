import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { migrate } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { moduleOf, serviceNames } from "./rollout/services.ts";
import { rowInEach } from "./testing/rows.ts";

const database = await openEmbedded();
after(() => database.close());

/** Some of a folder's migrations, in a folder of their own. */
function folderOf(from: URL, names: readonly string[]): URL {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const name of names) copyFileSync(new URL(name, from), join(folder, name));
  return pathToFileURL(`${folder}/`);
}

async function tablesOf(schema: string): Promise<readonly string[]> {
  const rows = await database.db
    .selectFrom("pg_catalog.pg_tables")
    .select("tablename")
    .where("schemaname", "=", schema)
    .orderBy("tablename")
    .execute();
  return rows.map(({ tablename }) => String(tablename));
}

for (const service of serviceNames()) {
  const { MIGRATIONS } = await moduleOf<{ MIGRATIONS: URL }>(
    service,
    "adapters/postgres/stores.ts",
  );
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));

  for (const [index, name] of files.sort().entries()) {
    test(`${service}: rows that are there after ${name} bear all that comes`, async () => {
      const schema = `at_${index}`;
      await database.script(`drop schema if exists ${schema}, new cascade`);
      await migrate(database, schema, folderOf(MIGRATIONS, files.slice(0, index + 1)));
      const filled = await rowInEach(database, schema);
      await migrate(database, schema, MIGRATIONS, true);
      await migrate(database, "new", MIGRATIONS);
      const tables = await tablesOf(schema);
      assert.deepEqual(tables, await tablesOf("new"));
      for (const table of tables.filter((one) => filled.includes(one))) {
        const rows = await database.db.withSchema(schema).selectFrom(table).selectAll().execute();
        assert.equal(rows.length, 1, table);
      }
    });
  }
}
