import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { type Item, readItems } from "./items.ts";
import { rolloutCommand } from "./rollout.ts";

const print = (text: string, code = 0): Item["command"] => [
  "node",
  "-e",
  `console.log(${JSON.stringify(text)}); process.exitCode = ${code}`,
];
const about = { what: "It is good", why: "It has to be" };
const server = ["node", "-p", "process.env.SERVER"] as const;
const items: Item[] = [
  { ...about, id: "good", phase: "before", command: print("fine") },
  { ...about, id: "bad", phase: "before", command: print("broken", 3), how: "Mend it" },
  { ...about, id: "asking", phase: "during", command: print("answered"), reads: ["SERVER"] },
  { ...about, id: "far", phase: "during", command: server },
  { ...about, id: "near", phase: "during", command: server, local: true },
  { ...about, id: "seen", phase: "after", how: "Look at it" },
];

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "rollout-"))));
afterEach(() => rmSync(root, { recursive: true }));

async function rollout(line: string, more: { commit?: string; SERVER?: string } = {}) {
  const { commit = "c0ffee", SERVER } = more;
  const printed: string[] = [];
  const stage = {
    root,
    items,
    commit,
    env: { SERVER },
    print: (text: string) => printed.push(text),
  };
  const code = await rolloutCommand(line.split(" "), stage);
  return { code, text: printed.join("\n") };
}

const evidence = (id: string) =>
  JSON.parse(readFileSync(join(root, ".rollout", `${id}.json`), "utf8"));

test("a command leaves evidence, whether it passes or not", async () => {
  assert.equal((await rollout("run good")).code, 0);
  assert.partialDeepStrictEqual(evidence("good"), {
    item: "good",
    commit: "c0ffee",
    command: items[0]!.command,
    exitCode: 0,
    output: "fine\n",
  });
  const { code, text } = await rollout("run bad");
  assert.equal(code, 1);
  assert.match(text, /broken\nfailed bad: Mend it$/);
  assert.equal(evidence("bad").exitCode, 3);
});

test("a phase fails with one of its commands, and says what is left for people", async () => {
  const before = await rollout("check before");
  assert.equal(before.code, 1);
  assert.match(before.text, /failed: bad$/);
  const after = await rollout("check after");
  assert.equal(after.code, 0);
  assert.match(
    after.text,
    /^a person's: seen: done seen --by NAME --note TEXT\nno command failed$/,
  );
});

test("what a person takes as it is, is not run again", async () => {
  assert.equal((await rollout("done bad --by Ada --note known")).code, 0);
  assert.partialDeepStrictEqual(evidence("bad"), { by: "Ada", note: "known", commit: "c0ffee" });
  assert.equal((await rollout("check before")).code, 0);
  const elsewhere = await rollout("check before", { commit: "f00d" });
  assert.equal(elsewhere.code, 1);
});

test("the status shows every item, and what is next", async () => {
  await rollout("run good");
  await rollout("run bad");
  const { text } = await rollout("status");
  assert.match(text, /^commit c0ffee\n\nbefore\n/);
  assert.match(text, /^ {2}done {4}good {4}\d{4}-\d\d-\d\d \d\d:\d\d {2}exit code 0$/m);
  assert.match(text, /^ {2}failed {2}bad {5}.* exit code 3$/m);
  assert.match(text, /^ {2}open {4}asking$/m);
  assert.match(text, /^ {2}open {4}seen {4}a person's$/m);
  assert.match(text, /next: It is good\n {6}run bad$/);
});

test("evidence is of one commit and about one target", async () => {
  const SERVER = "https://user:secret@one:1,https://two:2";
  const state = async (more: Parameters<typeof rollout>[1]) =>
    /^ {2}(\w+) +asking/m.exec((await rollout("status", more)).text)?.[1];
  await rollout("run asking", { SERVER });
  assert.deepEqual(evidence("asking").target, { SERVER: "https://one:1,https://two:2" });
  assert.equal(await state({ SERVER }), "done");
  assert.equal(await state({}), "done");
  assert.equal(await state({ SERVER, commit: "f00d" }), "stale");
  assert.equal(await state({ SERVER: "https://three:3" }), "stale");
  await rollout("run asking", { SERVER, commit: "c0ffee-dirty" });
  assert.equal(await state({ SERVER, commit: "c0ffee-dirty" }), "stale");
});

test("without its variables a command is not run, and passwords are not kept", async () => {
  const { code, text } = await rollout("run asking");
  assert.equal(code, 1);
  assert.match(text, /failed asking: set SERVER$/);
  await rollout("run asking", { SERVER: "tcp://answered@host" });
  assert.equal(evidence("asking").output, "***\n");
});

test("what is about the commit hears nothing of the target", async () => {
  await rollout("run far", { SERVER: "https://one" });
  await rollout("run near", { SERVER: "https://one" });
  assert.equal(evidence("far").output, "https://one\n");
  assert.equal(evidence("near").output, "undefined\n");
});

test("what cannot be understood is refused", async () => {
  await assert.rejects(rollout("go"), /Which command/);
  await assert.rejects(rollout("check"), /Which phase\? before, during, after/);
  await assert.rejects(rollout("run nothing"), /Which item\? good, bad, asking, far, near, seen/);
  await assert.rejects(rollout("run seen"), /a person's: Look at it/);
  await assert.rejects(rollout("done seen --by Ada"), /--note TEXT/);
  assert.equal((await rollout("-- check after")).code, 0);
});

test("a list of items has to make sense", () => {
  const wrong = (item: object) => () => readItems(JSON.stringify({ items: [item] }));
  assert.throws(wrong({ ...items[0], id: "../x" }), /Item 1 has no id/);
  assert.throws(wrong({ ...items[0], phase: "never" }), /good belongs to no phase/);
  assert.throws(wrong({ ...about, id: "idle", phase: "after" }), /neither command nor how/);
  const twice = JSON.stringify({ items: [items[0], items[0]] });
  assert.throws(() => readItems(twice), /good is there twice/);
});

test("the program says how it is used", async () => {
  const { execFile } = await import("node:child_process");
  writeFileSync(join(root, "rollout.json"), '{ "items": [] }');
  const main = new URL("main.ts", import.meta.url).pathname;
  const text = await new Promise<string>((resolve) => {
    execFile(process.execPath, [main, "status"], { cwd: root }, (_error, _out, text) =>
      resolve(text),
    );
  });
  assert.match(text, /npm run rollout -- <command>/);
});
