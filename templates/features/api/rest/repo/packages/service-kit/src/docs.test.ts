import assert from "node:assert/strict";
import { after, test } from "node:test";
import { mountDocs } from "./docs.ts";
import { createApp } from "./http.ts";
import { createLog } from "./log.ts";

const document = { openapi: "3.1.0", info: { title: "notes", version: "1.0.0" }, paths: {} };
const app = createApp({ log: createLog("notes", "silent") });
await mountDocs(app, { id: "notes", schemas: {}, operations: {}, document: async () => document });
after(() => app.close());

test("the contract and its page are served", async () => {
  assert.deepEqual((await app.inject("/openapi.json")).json(), document);
  const page = await app.inject("/docs/");
  assert.match(page.body, /swagger/i);
  const [script] = page.body.match(/(?<=src=")[^"]+\.js/) ?? [];
  assert.equal((await app.inject(new URL(script!, "http://x/docs/").pathname)).statusCode, 200);
  assert.match(page.headers["content-security-policy"] as string, /script-src/, "scripts may run");
});
