import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { test } from "node:test";

const kit = (name: string) => JSON.stringify(new URL(`${name}.ts`, import.meta.url).href);
const program = (close: string, stopMs: number) => `
  import { createApp } from ${kit("http")};
  import { createLog } from ${kit("log")};
  import { serve } from ${kit("serve")};
  const log = createLog("test", "info");
  const app = createApp({ log, requestTimeoutMs: 400 });
  app.get("/slow", () => new Promise((resolve) => setTimeout(resolve, 300, { done: true })));
  await serve({ log, apps: [{ app, port: 0 }], host: "127.0.0.1", stopMs: ${stopMs}, close: ${close} });
  process.send(app.server.address().port);`;

async function start(close: string, stopMs = 5000) {
  const args = ["--input-type=module-typescript", "--eval", program(close, stopMs)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  let output = "";
  child.stdout!.on("data", (data) => (output += data));
  const [port] = await once(child, "message", { signal: AbortSignal.timeout(30_000) });
  return { child, port, output: () => output, exit: once(child, "close").then(([code]) => code) };
}

test("SIGTERM lets a running request end, then closes and leaves", async () => {
  const { child, port, output, exit } = await start("async () => console.log('closed')");
  const answer = fetch(`http://127.0.0.1:${port}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill("SIGTERM");
  assert.deepEqual(await (await answer).json(), { done: true });
  assert.equal(await exit, 0);
  assert.match(output(), /"msg":"request"/);
  assert.match(output(), /closed/);
});

test("a request that does not arrive holds up nobody who stops", async () => {
  const { child, port, output, exit } = await start("async () => console.log('closed')", 20_000);
  const silent = connect(port, "127.0.0.1");
  const arriving = connect(port, "127.0.0.1");
  await Promise.all([once(silent, "connect"), once(arriving, "connect")]);
  arriving.write("POST /slow HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\n");
  child.kill("SIGTERM");
  await Promise.all([once(silent.resume(), "close"), once(arriving.resume(), "close")]);
  assert.equal(await exit, 0);
  assert.match(output(), /closed/);
});

test("a start that fails is one line of log and code 1, and of a wrong environment no stack", async () => {
  const start = (fault: string) => {
    const source = `
      import { integer, readConfig, text } from ${kit("config")};
      import { createLog } from ${kit("log")};
      import { endOnError } from ${kit("serve")};
      endOnError(createLog("test", "info"));
      ${fault};`;
    const args = ["--input-type=module-typescript", "--eval", source];
    return spawnSync(process.execPath, args, { encoding: "utf8" });
  };
  const wrong = start("readConfig({ PORT: integer(1, 1, 9), NAME: text() }, { PORT: 'x' })");
  const { mistakes, err, ...line } = JSON.parse(wrong.stdout);
  assert.deepEqual([wrong.status, wrong.stderr, line.level, err], [1, "", "fatal", undefined]);
  assert.deepEqual(mistakes, ["PORT must be a whole number from 1 to 9", "NAME is missing"]);
  for (const fault of [
    "await Promise.reject(new Error('no'))",
    "setImmediate(() => { throw 0 })",
  ]) {
    const { status, stdout, stderr } = start(fault);
    assert.deepEqual([status, stderr, JSON.parse(stdout).level], [1, "", "fatal"]);
  }
});

test("a part that does not close is left behind, with code 1", async () => {
  const { child, exit } = await start("() => new Promise(() => {})", 600);
  child.kill("SIGTERM");
  assert.equal(await exit, 1);
});
