import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { migrate } from "./database.ts";
import { dlqCommand } from "./dlq-command.ts";
import { openEmbedded } from "./embedded.ts";

const database = await openEmbedded();
after(() => database.close());
const dlq = (...args: string[]) =>
  dlqCommand(args, async () => ({ ...database, close: async () => {} }));

before(async () => {
  for (const schema of ["order_desk", "walks"]) {
    await migrate(database, schema, new URL("testing/messaging/", import.meta.url));
  }
  await database.script(`insert into order_desk.dead_letters
    (event_id, source, type, key, reaction, event, reason, attempts) values
    ('1', '/test/steps', 'test.steps.Stepped', 'a', '', '{"data":{"number":1}}', E'no\\n\\u001b[31mred', 8),
    ('2', '/test/steps', 'test.steps.Stepped', 'b', '', '{"data":{"number":2}}', 'never', 1)`);
});

test("an operator sees what was put aside, and has it tried again or forgotten", async () => {
  const [first, second, ...others] = (await dlq("list")).split("\n");
  assert.match(
    first!,
    /^order_desk\/1 {2}\S+Z {2}test\.steps\.Stepped {2}a {2}8 attempts {2}no {2}\[31mred$/,
  );
  assert.match(second!, /^order_desk\/2 .* never$/);
  assert.deepEqual(others, []);
  const shown = JSON.parse(await dlq("show", "order_desk/2", "walks/2"));
  assert.deepEqual(shown.event, { data: { number: 2 } });
  assert.equal(await dlq("replay", "order_desk/1"), "1 will be tried again");
  assert.equal(await dlq("drop", "--all", "--service", "walks"), "0 dropped");
  assert.equal(await dlq("drop", "--all", "--service", "order-desk"), "2 dropped");
  assert.equal(await dlq("list"), "");
});

test("what is not said in full is refused", async () => {
  await assert.rejects(dlq(), /Which command\?/);
  await assert.rejects(dlq("kill"), /Which command\?/);
  await assert.rejects(dlq("toString"), /Which command\?/);
  await assert.rejects(dlq("drop"), /Which ones\?/);
  await assert.rejects(dlq("drop", "3"), /3 is no name of one/);
  await assert.rejects(dlq("list", "--everything"), /--everything/);
  await assert.rejects(dlq("list", "--service", "nobody"), /no service nobody/);
});

test("the command says what it needs", async () => {
  const main = new URL("dlq-main.ts", import.meta.url).pathname;
  const { code, text } = await new Promise<{ code: unknown; text: string }>((resolve) => {
    execFile(process.execPath, [main, "list"], { env: {} }, (error, _, text) =>
      resolve({ code: error?.code, text }),
    );
  });
  assert.equal(code, 1);
  assert.match(text, /^Set DATABASE_URL or DEV_DATA\n\nnpm run dlq -- <command>/);
});
