import assert from "node:assert/strict";
import { test } from "node:test";
import { readable } from "./dev-log.ts";
import { createApp } from "./http.ts";
import { createLog } from "./log.ts";

let lines = "";
const log = createLog(
  "things",
  "info",
  readable((text) => void (lines += text)),
);

test("a request is one short line, with the service that had it", async () => {
  const app = createApp({ log });
  app.get("/v1/things/:id", async () => ({}));
  await app.inject("/v1/things/7?secret=x");
  await app.inject("/nowhere");
  await app.close();
  assert.match(lines, /^\d\d:\d\d:\d\d things GET \/v1\/things\/:id 200 \d+(\.\d)? ms$/m);
  assert.match(lines, /^\d\d:\d\d:\d\d things GET \(no such address\) 404 \d+(\.\d)? ms$/m);
  assert.equal(lines.split("\n").length, 3);
});

test("whatever else is said keeps what belongs to it, and steers no terminal", () => {
  lines = "";
  log.info("well");
  log.warn({ name: "a\u001B[2Jb", password: "hidden thing" }, "not\u0007so well");
  log.error({ err: new Error("It broke") }, "failed");
  const [well = "", warn = "", error = "", stack = ""] = lines.split("\n");
  assert.match(well, /^\d\d:\d\d:\d\d things well$/);
  assert.match(warn, / things warn not so well \{"name":"a\\u001b\[2Jb"/);
  assert.match(error, / things error failed$/);
  assert.equal(stack, "Error: It broke");
  assert.doesNotMatch(lines, /hidden thing|(?!\n)\p{Cc}/u);
});
