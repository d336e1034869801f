import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { migrate } from "./database.ts";
import { askDlq, offerDlq } from "./dlq-dev.ts";
import { openEmbedded } from "./embedded.ts";

const folder = await mkdtemp(join(tmpdir(), "dlq-"));
const file = pathToFileURL(join(folder, "dev", "dlq.json"));
const database = await openEmbedded();
after(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

test("dead letters of the embedded database are asked for from outside of its process", async () => {
  await migrate(database, "walks", new URL("testing/messaging/", import.meta.url));
  await database.script(`insert into walks.dead_letters
    (event_id, source, type, key, reaction, event, reason, attempts) values
    ('1', '/test/steps', 'test.steps.Stepped', 'a', '', '{"data":{}}', 'never', 8)`);
  assert.equal(await askDlq(["list"], file), undefined);
  const end = await offerDlq(database, file);
  assert.equal((await stat(file)).mode & 0o077, 0);
  assert.match((await askDlq(["list"], file)) ?? "", /^walks\/1 .* never$/);
  await assert.rejects(askDlq(["drop"], file), /Which ones\?/);
  assert.equal(await askDlq(["drop", "walks/1"], file), "1 dropped");
  assert.equal(await askDlq(["list"], file), "");
  await end();
  assert.equal(await askDlq(["list"], file), undefined);
});

test("who may not read the file is told nothing", async () => {
  const end = await offerDlq(database, file);
  const { url } = JSON.parse(await readFile(file, "utf8"));
  const answer = await fetch(url, { method: "POST", body: '["list"]' });
  assert.deepEqual([answer.status, await answer.text()], [401, "Not for you"]);
  await end();
});
