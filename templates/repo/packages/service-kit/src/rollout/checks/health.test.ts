import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { checkHealth } from "./health.ts";

const server = createServer(({ url, headers }, response) => {
  const ready = url === "/health/ready" && headers.host?.startsWith("127.");
  response.writeHead(ready ? 200 : 503).end();
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const { port } = server.address() as AddressInfo;

test("every replica has to be ready", async () => {
  const one = `http://127.0.0.1:${port}`;
  assert.deepEqual(await checkHealth(["ONE", "TWO"], { ONE: `${one},${one}/`, TWO: one }), {
    ok: true,
    lines: ["3 asked"],
  });
  const env = { ONE: `${one},http://localhost:${port}`, TWO: "http://127.0.0.1:1" };
  assert.deepEqual(await checkHealth(["ONE", "TWO"], env), {
    ok: false,
    lines: [
      `http://localhost:${port}/health/ready 503`,
      "http://127.0.0.1:1/health/ready does not answer",
      "3 asked",
    ],
  });
});
