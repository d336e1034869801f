import assert from "node:assert/strict";
import type { ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import {
  create,
  createFileRegistry,
  type DescMessage,
  type DescMethodUnary,
} from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  MethodOptions_IdempotencyLevel as Level,
} from "@bufbuild/protobuf/wkt";
import { createClient, type HandlerContext } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { CallError } from "./answers.ts";
import { type Caller, caller, system } from "./caller.ts";
import { calling } from "./calls.ts";
import { type App, createApp } from "./http.ts";
import { trackIncoming } from "./incoming.ts";
import { createLog } from "./log.ts";
import { alreadyExists, conflict, invalid, notFound, unavailable } from "./problem.ts";
import type { Health } from "./proto/grpc/health/v1/health_pb.ts";
import { rpcClient } from "./rpc-client.ts";
import { rpcTimeout } from "./rpc-timeout.ts";
import { mountRpc } from "./rpc.ts";

/** A service `notes.v1.Notes`, whose methods take and give a text; `Read` changes nothing. */
const types = { inputType: ".notes.v1.Note", outputType: ".notes.v1.Note" };
const options = { idempotencyLevel: Level.NO_SIDE_EFFECTS };
const { getService } = createFileRegistry(
  create(FileDescriptorProtoSchema, {
    name: "notes.proto",
    package: "notes.v1",
    syntax: "proto3",
    messageType: [{ name: "Note", field: [{ name: "text", number: 1, type: 9, label: 1 }] }],
    service: [
      {
        name: "Notes",
        method: [
          { name: "Read", ...types, options },
          { name: "Write", ...types },
        ],
      },
    ],
  }),
  () => undefined,
);
type Text = DescMethodUnary<DescMessage, DescMessage>;
const Notes = getService("notes.v1.Notes") as unknown as Omit<typeof Health, "method"> & {
  method: { read: Text; write: Text };
};

const log = createLog("notes", "silent");
const ann = caller("ann");

async function listen(app: App): Promise<string> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  after(() => app.close());
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

/** Notes, of which the text says what becomes of a request. */
async function start(
  answer: (text: string, context: HandlerContext) => Promise<string> | string,
  requestTimeoutMs = 60_000,
) {
  const app = createApp({ log, http2: true, requestTimeoutMs });
  const seen: Headers[] = [];
  const say = async (note: unknown, context: HandlerContext) => {
    seen.push(context.requestHeader);
    return { text: await answer((note as { text: string }).text, context) };
  };
  mountRpc(app, Notes, { read: say, write: say } as never, () => ann);
  const baseUrl = await listen(app);
  const calls = calling({ service: "notes", timeoutMs: 5000, log });
  return { app, notes: rpcClient(Notes, baseUrl, calls), baseUrl, seen };
}

test("problems are told apart, and what the caller has no part in stays inside", async () => {
  const problems: Record<string, Error> = {
    lost: notFound("note"),
    twice: alreadyExists("note"),
    busy: conflict("The note is locked", "By bob"),
    wrong: invalid([{ pointer: "/text", detail: "is wrong" }]),
    broken: new Error("the password is 1234"),
  };
  const { notes } = await start((text) => (problems[text] ? Promise.reject(problems[text]) : text));
  const call = (text: string) => notes(ann).write({ text } as never);
  assert.equal(((await call("new")) as unknown as { text: string }).text, "new");
  await assert.rejects(call("lost"), { kind: "not-found", title: "There is no such note" });
  await assert.rejects(call("twice"), { kind: "already-exists" });
  await assert.rejects(call("busy"), { kind: "conflict", title: "The note is locked: By bob" });
  await assert.rejects(call("wrong"), ({ kind, cause }) => {
    assert.equal(kind, "internal");
    assert.ok(cause instanceof CallError);
    assert.match(cause.message, /notes\.v1\.Notes\/Write answered: .* text is wrong/);
    return true;
  });
  await assert.rejects(call("broken"), { kind: "internal" });
});

test("only what is idempotent is tried again", async () => {
  const { notes, seen } = await start(() => Promise.reject(unavailable("Not now")));
  await assert.rejects(notes(ann).write({}), { kind: "unavailable" });
  assert.equal(seen.length, 1);
  await assert.rejects(notes(ann).read({}), { kind: "unavailable" });
  assert.equal(seen.length, 4);
});

test("what comes too late for a connection that is ended goes to the next one, and is done once", async () => {
  const { app, notes, seen } = await start((text) => text);
  const connections = new Set<ServerHttp2Session>();
  app.server.on("session", (session: ServerHttp2Session) => {
    connections.add(session);
    setTimeout(() => session.close(), 150);
  });
  let calls = 0;
  const call = async () => {
    for (; connections.size < 6; calls++) await notes(ann).write({});
  };
  await Promise.all(Array.from({ length: 10 }, call));
  assert.equal(seen.length, calls);
});

test("nobody there is not available", async () => {
  const calls = calling({ service: "notes", timeoutMs: 5000, log });
  const { write } = rpcClient(Notes, "http://127.0.0.1:1", calls)(ann);
  await assert.rejects(write({}), { kind: "unavailable" });
});

test("the identity goes along, and the time that is left", async () => {
  const { notes, seen } = await start((text) => text);
  const asking = createApp({ log, http2: true });
  trackIncoming(asking, rpcTimeout);
  const as: Record<string, Caller> = { ann, system };
  const pass = (note: unknown) => notes(as[(note as { text: string }).text]!).read({});
  mountRpc(asking, Notes, { read: pass, write: pass } as never, () => ann);
  const transport = createGrpcTransport({ baseUrl: await listen(asking) });
  const client = createClient(Notes, transport);
  const headers = { authorization: "Bearer ann", "x-request-id": "request-1" };
  await client.read({ text: "ann" } as never, { headers, timeoutMs: 3000 });
  const [first] = seen;
  assert.equal(first?.get("authorization"), "Bearer ann");
  assert.equal(first.get("x-request-id"), "request-1");
  const [, milliseconds] = /^(\d+)m$/.exec(first.get("grpc-timeout") ?? "") ?? [];
  assert.ok(Number(milliseconds) <= 3000);
  await client.read({ text: "system" } as never, { headers });
  assert.equal(seen[1]?.get("authorization"), null);
});

test("a call ends in time, here and there", async () => {
  const gone = Promise.withResolvers<void>();
  const { baseUrl } = await start((_text, { signal }) => {
    signal.addEventListener("abort", () => gone.resolve());
    return new Promise(() => {});
  });
  const calls = calling({ service: "notes", timeoutMs: 50, log });
  const { read } = rpcClient(Notes, baseUrl, calls)(ann);
  await assert.rejects(read({}), {
    kind: "unavailable",
    detail: "notes.v1.Notes/Read took too long",
  });
  await gone.promise;
});

test("a service that gives up is not available", async () => {
  const { notes } = await start(() => new Promise(() => {}), 50);
  await assert.rejects(notes(ann).write({}), { kind: "unavailable" });
});
