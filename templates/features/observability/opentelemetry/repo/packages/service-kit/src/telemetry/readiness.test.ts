import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../http.ts";
import { createLog } from "../log.ts";
import { remember } from "./testing.ts";

test("a process is ready while all of its apps are, and not where one does not answer", async () => {
  const telemetry = remember();
  const told = async () => /^service_ready (\d)$/m.exec(await telemetry.metrics())?.[1];
  const log = createLog("test", "silent");
  let answer = () => Promise.resolve();
  const apps = [createApp({ log }), createApp({ log, ready: () => answer() })];
  assert.equal(await told(), "1");
  answer = () => Promise.reject(new Error("The database is away"));
  assert.equal(await told(), "0");
  answer = () => new Promise(() => {});
  assert.equal(await told(), "0");
  answer = () => Promise.resolve();
  assert.equal(await told(), "1");
  for (const app of apps) await app.close();
  assert.equal(await told(), undefined);
});
