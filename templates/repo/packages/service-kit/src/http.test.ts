import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, test } from "node:test";
import { createApp, drain } from "./http.ts";
import { createLog } from "./log.ts";
import { unavailable } from "./problem.ts";

const lines: string[] = [];
const log = createLog("notes", "info", { write: (line) => void lines.push(line) });
let broken = false;
const app = createApp({
  log,
  ready: async () => {
    if (broken) throw new Error("no database");
  },
});
app.get("/fast", async () => ({}));
app.get("/away", async () => {
  const refused = Object.assign(new Error("", { cause: "no such port" }), { code: "ECONNREFUSED" });
  throw unavailable("The database does not answer", refused);
});
app.get("/broken", async () => {
  throw new Error("a mistake");
});
app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, _text, done) =>
  done(null),
);
app.post("/echo", async () => ({}));
after(() => app.close());

const status = async (url: string) => (await app.inject(url)).statusCode;

test("health tells what is wrong", async () => {
  assert.equal(await status("/health/startup"), 200);
  broken = true;
  assert.equal(await status("/health/live"), 200);
  assert.equal(await status("/health/ready"), 503);
  assert.equal(await status("/health/startup"), 200);
  broken = false;
  assert.equal(await status("/health/ready"), 200);
  drain(app);
  assert.equal(await status("/health/ready"), 503);
});

test("every answer has an id and safe headers, every request a line", async () => {
  const given = await app.inject({ url: "/fast?q=secret", headers: { "x-request-id": "abc-1" } });
  assert.equal(given.headers["x-request-id"], "abc-1");
  assert.equal(given.headers["x-content-type-options"], "nosniff");
  const made = await app.inject({ url: "/fast", headers: { "x-request-id": 'a"\n' } });
  assert.match(made.headers["x-request-id"] as string, /^[\w-]+$/);
  const line = JSON.parse(lines.find((one) => one.includes("abc-1"))!);
  assert.deepEqual(
    [line.service, line.route, line.status, line.msg],
    ["notes", "/fast", 200, "request"],
  );
  assert.ok(!lines.some((one) => one.includes("secret")));
});

test("what is away for a while says when to come again, and has a line without a stack", async () => {
  const answer = await app.inject({ url: "/away", headers: { "x-request-id": "away-1" } });
  assert.deepEqual([answer.statusCode, answer.headers["retry-after"]], [503, "1"]);
  assert.doesNotMatch(answer.body, /ECONNREFUSED/);
  const [line = ""] = lines.filter((one) => one.includes("away-1") && one.includes("failed"));
  const { reason, err } = JSON.parse(line);
  const why = "The database does not answer: ECONNREFUSED: no such port";
  assert.deepEqual([reason, err], [why, undefined]);

  await app.inject({ url: "/broken", headers: { "x-request-id": "broken-1" } });
  const [broken = ""] = lines.filter((one) => one.includes("broken-1") && one.includes("failed"));
  assert.match(JSON.parse(broken).err.stack, /^Error: a mistake\n/);
});

test("what is not HTTP is refused", async () => {
  await app.listen({ port: 0, host: "127.0.0.1" });
  const ask = (text: string) =>
    new Promise<string>((resolve) => {
      let answer = "";
      const socket = connect((app.server.address() as { port: number }).port, "127.0.0.1");
      socket.on("data", (data) => (answer += data)).on("close", () => resolve(answer));
      socket.end(text);
    });
  assert.match(await ask("nonsense\r\n\r\n"), /^HTTP\/1.1 400 /);
  const short =
    "POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
  await ask(short);
  assert.ok(!lines.some((line) => line.includes("aborted")), "a client that leaves is no error");
  assert.match(await ask(`GET / HTTP/1.1\r\nhost: x\r\na: ${"x".repeat(20_000)}\r\n\r\n`), / 431 /);
});

// without the limit Node waits for a minute
test("a request that does not arrive in time is refused", { timeout: 30_000 }, async () => {
  const slow = createApp({ log, requestTimeoutMs: 100 });
  slow.addContentTypeParser("*", { parseAs: "string" }, (_request, _text, done) => done(null));
  slow.post("/echo", async () => ({}));
  await slow.listen({ port: 0, host: "127.0.0.1" });
  after(() => slow.close());
  const { port } = slow.server.address() as { port: number };
  const unused = connect(port, "127.0.0.1").resume();
  const begun = connect(port, "127.0.0.1");
  begun.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{");
  const closed = once(unused, "close");
  const [answer] = await once(begun, "data");
  assert.match(String(answer), /^HTTP\/1.1 408 /);
  await closed;
  assert.equal(unused.bytesRead, 0);
});
