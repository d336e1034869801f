import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as immediately, setTimeout as wait } from "node:timers/promises";
import { caller } from "./caller.ts";
import { type Attempt, type CallOptions, calling } from "./calls.ts";
import { createApp } from "./http.ts";
import { trackIncoming } from "./incoming.ts";
import { createLog } from "./log.ts";
import { conflict, unavailable } from "./problem.ts";

const ann = caller("ann");
const read = { name: "notes.read", idempotent: true };
const write = { name: "notes.write", idempotent: false };

/** A service that fails at the times that are given, and how it is called. */
function service(
  fails: (attempt: number) => Error | undefined,
  options: Partial<CallOptions> = {},
) {
  const lines: string[] = [];
  const log = createLog("test", "info", { write: (line) => void lines.push(line) });
  const calls = calling({ service: "notes", timeoutMs: 60_000, log, ...options });
  const seen = { attempts: 0, lines };
  const attempt = async () => {
    const error = fails(++seen.attempts);
    if (error) throw error;
    return seen.attempts;
  };
  return { seen, read: () => calls(read, ann, attempt), write: () => calls(write, ann, attempt) };
}
const away = unavailable("It is away");

test("what is idempotent is tried again, at most twice", async () => {
  const { seen, read } = service((attempt) => (attempt < 3 ? away : undefined));
  assert.equal(await read(), 3);
  const never = service(() => away);
  await assert.rejects(never.read(), away);
  assert.deepEqual([seen.attempts, never.seen.attempts], [3, 3]);
});

test("what is not idempotent, or refused, is not tried again", async () => {
  const { seen, write } = service(() => away);
  await assert.rejects(write(), away);
  assert.equal(seen.attempts, 1);
  const busy = conflict("Not now");
  const refused = service(() => busy);
  await assert.rejects(refused.read(), busy);
  assert.equal(refused.seen.attempts, 1);
});

test("the budget for that ends, and comes back with calls that go well", async () => {
  // every third attempt fails: a call that is tried again goes well
  const { seen, read } = service((attempt) => (attempt % 3 === 1 ? away : undefined));
  const calls = 100;
  let failed = 0;
  for (let call = 0; call < calls; call++) await read().catch(() => failed++);
  assert.ok(failed > 0);
  const again = seen.attempts - calls;
  assert.ok(again <= 10 + calls / 5, `${again} were tried again`);
  assert.ok(again > 10);
});

test("a service that fails is left alone for a while, and then tried by one call", async () => {
  let broken = true;
  const options = { restMs: 50 };
  const { seen, write } = service(() => (broken ? away : undefined), options);
  for (let call = 0; call < 10; call++) await assert.rejects(write(), away);
  await assert.rejects(write(), { kind: "unavailable", detail: "notes is not available" });
  assert.equal(seen.attempts, 10);

  await wait(60);
  await Promise.allSettled([write(), write(), write()]);
  assert.equal(seen.attempts, 11);

  broken = false;
  await wait(60);
  await write();
  await write();
  assert.equal(seen.attempts, 13);
  const said = seen.lines.map((line) => JSON.parse(line).msg);
  assert.equal(said.at(-1), "the service answers again");
});

test("refusals do not make it left alone", async () => {
  const { seen, read } = service(() => conflict("Not now"));
  for (let call = 0; call < 30; call++) await assert.rejects(read(), { kind: "conflict" });
  assert.equal(seen.attempts, 30);
});

test("a call ends in time, and what it does is told to stop", async () => {
  const log = createLog("test", "silent");
  const calls = calling({ service: "notes", timeoutMs: 30, log });
  let given: Attempt | undefined;
  const call = calls(read, ann, (attempt) => {
    given = attempt;
    return new Promise(() => {});
  });
  await assert.rejects(call, { kind: "unavailable", detail: "notes.read took too long" });
  assert.ok(given!.signal.aborted);
  assert.ok(given!.timeoutMs <= 30);
});

/** Waits until it is told to stop. */
const hung = ({ signal }: Attempt) =>
  new Promise<string>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(unavailable("It was told to stop")));
  });

test("a service that does not answer in time is left alone", async () => {
  const calls = calling({ service: "notes", timeoutMs: 5, log: createLog("test", "silent") });
  const all = Array.from({ length: 20 }, () => calls(write, ann, hung));
  await Promise.allSettled(all);
  await immediately(); // what they were told to stop ends after them
  const next = calls(write, ann, async () => "answered");
  await assert.rejects(next, { detail: "notes is not available" });
});

test("it is not to blame where nobody had the time to wait", async () => {
  const log = createLog("test", "silent");
  const calls = calling({ service: "notes", timeoutMs: 60_000, log });
  const app = createApp({ log, requestTimeoutMs: 5 });
  trackIncoming(app);
  app.get("/", () => calls(write, ann, hung));
  const answers = await Promise.all(Array.from({ length: 10 }, () => app.inject("/")));
  assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([503]));
  assert.equal(await calls(write, ann, async () => "answered"), "answered");
});

test("nothing is asked when there is no time left", async () => {
  const log = createLog("test", "silent");
  const calls = calling({ service: "notes", timeoutMs: 60_000, log });
  const app = createApp({ log, requestTimeoutMs: 5 });
  trackIncoming(app);
  let attempts = 0;
  app.get("/", async () => {
    await wait(10);
    return calls(read, ann, async () => ++attempts);
  });
  const answer = await app.inject("/");
  assert.equal(answer.statusCode, 503);
  assert.equal(attempts, 0);
});
