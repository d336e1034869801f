import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import {
  create,
  createFileRegistry,
  type DescMessage,
  type DescMethodUnary,
} from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createClient, type HandlerContext } from "@connectrpc/connect";
import {
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
} from "@connectrpc/connect-node";
import { type Caller, caller } from "./caller.ts";
import { type App, createApp, drain } from "./http.ts";
import { createLog } from "./log.ts";
import { forbidden, invalid, notFound, unauthenticated, unavailable } from "./problem.ts";
import { BadRequestSchema } from "./proto/google/rpc/error_details_pb.ts";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "./proto/grpc/health/v1/health_pb.ts";
import { ServerReflection } from "./proto/grpc/reflection/v1/reflection_pb.ts";
import { callerOf, mountRpc } from "./rpc.ts";

/** A service `notes.v1.Notes` with one method `Say`, which takes and gives a text. */
const type = ".notes.v1.Note";
const { getService } = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "notes.proto",
    package: "notes.v1",
    syntax: "proto3",
    messageType: [{ name: "Note", field: [{ name: "text", number: 1, type: 9, label: 1 }] }],
    service: [{ name: "Notes", method: [{ name: "Say", inputType: type, outputType: type }] }],
  }),
  () => undefined,
);
const Notes = getService("notes.v1.Notes") as unknown as Omit<typeof Health, "method"> & {
  method: { say: DescMethodUnary<DescMessage, DescMessage> };
};

const lines: string[] = [];
const log = createLog("notes", "info", { write: (line) => void lines.push(line) });
const answers: Record<string, (context: HandlerContext) => object | Promise<object>> = {
  who: (context) => ({ text: callerOf(context).id ?? "nobody" }),
  lost: () => Promise.reject(notFound("note")),
  wrong: () => Promise.reject(invalid([{ pointer: "/lines/0", detail: "is wrong" }])),
  broken: () => Promise.reject(new Error("the password is 1234")),
  away: () => Promise.reject(unavailable("The database does not answer", new Error("refused"))),
  slow: () => new Promise(() => {}),
};

async function start(http2: boolean): Promise<{ app: App; baseUrl: string }> {
  const app = createApp({ log, http2, requestTimeoutMs: 200, bodyLimit: 1000 });
  const say = (note: unknown, context: HandlerContext) =>
    answers[(note as { text: string }).text]!(context);
  const permit = ({ id }: Caller) => {
    if (id === "bob") throw forbidden("Not Bob");
  };
  const authenticate = (authorization: string | undefined) => {
    if (authorization === "bad") throw unauthenticated("Not good");
    return caller(authorization ?? "nobody");
  };
  mountRpc(app, Notes, { say } as never, authenticate, { reflection: http2 }, { say: { permit } });
  await app.listen({ port: 0, host: "127.0.0.1" });
  after(() => app.close());
  return { app, baseUrl: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
}
const [plain, old] = [await start(true), await start(false)];
const grpc = createGrpcTransport({ baseUrl: plain.baseUrl });
const notes = createClient(Notes, grpc);
const fails = async (call: Promise<unknown>) =>
  call.then(
    () => assert.fail("It went well"),
    (error: ConnectError) => error,
  );

test("gRPC, gRPC-Web and Connect reach the method, and it knows who calls", async () => {
  const { baseUrl } = old;
  const transports = [
    grpc,
    createGrpcWebTransport({ baseUrl, httpVersion: "1.1" }),
    createConnectTransport({ baseUrl, httpVersion: "1.1" }),
    createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: false }),
  ];
  for (const transport of transports) {
    const headers = { authorization: "ann" };
    const answer = await createClient(Notes, transport).say({ text: "who" }, { headers });
    assert.equal((answer as unknown as { text: string }).text, "ann");
  }
});

test("problems become statuses, and what breaks inside stays inside", async () => {
  assert.equal((await fails(notes.say({ text: "lost" }))).code, Code.NotFound);
  assert.equal((await fails(notes.say({ text: "slow" }))).code, Code.DeadlineExceeded);
  const long = await fails(notes.say({ text: "x".repeat(2000) }));
  assert.equal(long.code, Code.ResourceExhausted);
  const refused = await fails(notes.say({ text: "who" }, { headers: { authorization: "bad" } }));
  assert.equal(refused.code, Code.Unauthenticated);
  const denied = await fails(notes.say({ text: "wrong" }, { headers: { authorization: "bob" } }));
  assert.equal(denied.code, Code.PermissionDenied);
  const wrong = await fails(notes.say({ text: "wrong" }));
  const [{ fieldViolations } = assert.fail("no details")] = wrong.findDetails(BadRequestSchema);
  assert.deepEqual([wrong.code, fieldViolations[0]?.field], [Code.InvalidArgument, "lines[0]"]);
  const broken = await fails(notes.say({ text: "broken" }));
  assert.equal(broken.code, Code.Internal);
  assert.doesNotMatch(broken.message, /1234/);
});

test("every call has a line with its status", async () => {
  await fails(notes.say({ text: "lost" }, { headers: { "x-request-id": "call-1" } }));
  await new Promise((resolve) => setImmediate(resolve));
  const { route, code } = JSON.parse(lines.find((line) => line.includes("call-1")) ?? "{}");
  assert.deepEqual([route, code], ["/notes.v1.Notes/Say", "NotFound"]);
});

test("what is away for a while has a line without a stack", async () => {
  const headers = { "x-request-id": "call-2" };
  const { code, metadata } = await fails(notes.say({ text: "away" }, { headers }));
  assert.deepEqual([code, metadata.get("retry-after")], [Code.Unavailable, "1"]);
  const [line = ""] = lines.filter((one) => one.includes("call-2") && one.includes("failed"));
  const { reason, err } = JSON.parse(line);
  assert.deepEqual([reason, err], ["The database does not answer: refused", undefined]);
});

test("reflection describes the service where that is wanted, and is not there elsewhere", async () => {
  const path = `${old.baseUrl}/${ServerReflection.typeName}/ServerReflectionInfo`;
  const headers = { "content-type": "application/grpc-web+proto" };
  assert.equal((await fetch(path, { method: "POST", headers })).status, 404);
  const { serverReflectionInfo } = createClient(ServerReflection, grpc);
  async function* questions() {
    yield { messageRequest: { case: "listServices", value: "" } } as const;
    yield {
      messageRequest: { case: "fileContainingSymbol", value: "notes.v1.Notes.Say" },
    } as const;
    yield { messageRequest: { case: "fileByFilename", value: "none.proto" } } as const;
  }
  const answers = [];
  for await (const { messageResponse } of serverReflectionInfo(questions()))
    answers.push(messageResponse);
  assert.deepEqual(
    answers.map((answer) => answer.case),
    ["listServicesResponse", "fileDescriptorResponse", "errorResponse"],
  );
});

test("health follows the service to its end", async () => {
  const health = createClient(Health, grpc);
  const seen: Status[] = [];
  const watching = (async () => {
    for await (const { status } of health.watch({})) seen.push(status);
  })();
  assert.equal((await health.check({ service: "notes.v1.Notes" })).status, Status.SERVING);
  assert.equal((await fails(health.check({ service: "others" }))).code, Code.NotFound);
  drain(plain.app);
  assert.equal((await health.check({})).status, Status.NOT_SERVING);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await plain.app.close();
  await watching;
  assert.deepEqual(seen, [Status.SERVING, Status.NOT_SERVING]);
});
