import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, constants, type ServerHttp2Session } from "node:http2";
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

const service = { async *serverReflectionInfo() {} };

/** What comes while a connection ends has not begun, and may be asked again (RFC 9113, section 8.7). */
function refused(error: Error) {
  assert.match(error.message, /REFUSED_STREAM/);
}

test("a caller connects anew from time to time, and what has begun is answered", async () => {
  const app = createApp({ log: createLog("test", "silent"), http2: true, ready: () => wait(5) });
  const connections = new Set<ServerHttp2Session>();
  app.server.on("session", (session: ServerHttp2Session) => connections.add(session));
  limitConnections(app, 150);
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

test("a call that does not arrive is broken off, and holds up nobody who stops", async () => {
  const log = createLog("test", "silent");
  const app = createApp({ log, http2: true, requestTimeoutMs: 50 });
  mountRpc(app, ServerReflection, service, () => anonymous);
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`);
  const headers = { "content-type": "application/grpc", te: "trailers" };
  const begin = (path: string) => client.request({ ":method": "POST", ":path": path, ...headers });
  const calls = [begin(`/${Health.typeName}/Check`), begin("/nobody.v1.Knows/This")];
  const closed = calls.map((call) => once(call.resume(), "close"));
  calls[0]!.on("error", () => {});
  await Promise.all(closed);
  assert.equal(calls[0]!.rstCode, constants.NGHTTP2_CANCEL);
  client.close();
  await app.close();
});
