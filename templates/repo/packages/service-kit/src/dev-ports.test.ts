import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { taken } from "./dev-ports.ts";
import { createApp } from "./http.ts";
import { createLog } from "./log.ts";

test("who finds a port taken is told who wanted it, and what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const app = createApp({ log: createLog("test", "silent") });
  const error = await app.listen({ port, host: "127.0.0.1" }).catch((error: unknown) => error);
  other.close();
  const text = taken(error as Error, new Map([[port, "things"]]), 200) ?? "";
  assert.match(text, new RegExp(`^things cannot listen at port ${port}: .*\n.*PORT_SHIFT=300 `));
  assert.equal(taken(new Error("Something else"), new Map(), 0), undefined);
});
