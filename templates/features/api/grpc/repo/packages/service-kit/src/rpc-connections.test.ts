import assert from "node:assert/strict";
import type { ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { anonymous } from "./caller.ts";
import { createApp } from "./http.ts";
import { createLog } from "./log.ts";
import { Health } from "./proto/grpc/health/v1/health_pb.ts";
import { ServerReflection } from "./proto/grpc/reflection/v1/reflection_pb.ts";
import { limitConnections } from "./rpc-connections.ts";
import { mountRpc } from "./rpc.ts";

/** What comes while a connection ends has not begun, and may be asked again (RFC 9113, section 8.7). */
function refused(error: Error) {
  assert.match(error.message, /REFUSED_STREAM/);
}

test("a caller connects anew from time to time, and what has begun is answered", async () => {
  const app = createApp({ log: createLog("test", "silent"), http2: true, ready: () => wait(5) });
  const connections = new Set<ServerHttp2Session>();
  app.server.on("session", (session: ServerHttp2Session) => connections.add(session));
  limitConnections(app, 150);
  const service = { async *serverReflectionInfo() {} };
  mountRpc(app, ServerReflection, service, () => anonymous);
  await app.listen({ port: 0, host: "127.0.0.1" });
  after(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const health = createClient(Health, createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` }));
  const call = async () => {
    while (connections.size < 4) await health.check({}).catch(refused);
  };
  await Promise.all(Array.from({ length: 10 }, call));
});
