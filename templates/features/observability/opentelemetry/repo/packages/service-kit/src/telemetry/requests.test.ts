import assert from "node:assert/strict";
import { once } from "node:events";
import { after, beforeEach, test } from "node:test";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { sql } from "kysely";
import { anonymous } from "../caller.ts";
import { openEmbedded } from "../embedded.ts";
import { int, object } from "../fields.ts";
import { createApp } from "../http.ts";
import { createLog } from "../log.ts";
import { operation } from "../operation.ts";
import { conflict } from "../problem.ts";
import { remember } from "./testing.ts";
import { traceHeaders } from "./trace.ts";

const telemetry = remember();
const lines: Record<string, unknown>[] = [];
const log = createLog("test", "info", { write: (line) => void lines.push(JSON.parse(line)) });
const database = await openEmbedded();
const double = operation({
  name: "double",
  allow: "public",
  input: object({ n: int(0, 9) }),
  async run({ n }) {
    if (n === 0) throw conflict("There is nothing to double");
    if (n === 9) throw new Error("broken");
    const { rows } = await sql<{ m: number }>`select ${n}::int * 2 as m`.execute(database.db);
    log.info("doubled");
    return rows[0]!.m;
  },
});
const app = createApp({ log });
app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
  done(null, JSON.parse(String(body))),
);
app.get<{ Params: { n: string } }>("/double/:n", async ({ params }) => {
  const m = await double({ n: Number(params.n) }, anonymous);
  return { m, next: traceHeaders() };
});
app.post<{ Body: { n: number } }>("/double", ({ body }) => double(body, anonymous));
app.get("/waits", async ({ raw }) => {
  await once(raw.socket, "close");
});
const url = await app.listen({ port: 0, host: "127.0.0.1" });

const trace = "0af7651916cd43dd8448eb211c80319c";
const ask = (path: string, traceparent?: string) =>
  fetch(`${url}${path}`, { headers: { ...(traceparent && { traceparent }) } });
const parentOf = (span: ReadableSpan | undefined) => span?.parentSpanContext?.spanId;
const idOf = (span: ReadableSpan | undefined) => span?.spanContext().spanId;

beforeEach(() => {
  telemetry.forget();
  lines.length = 0;
});
after(async () => {
  app.server.closeAllConnections();
  await app.close();
  await database.close();
});

test("a request, its operation and its SQL are one trace, that of the caller", async () => {
  await ask("/double/2", `00-${trace}-b7ad6b7169203331-01`);
  const [query, run, request] = await telemetry.spans(3);
  assert.deepEqual(
    [request, run, query].map((span) => [span?.name, span?.kind, span?.spanContext().traceId]),
    [
      ["GET /double/:n", SpanKind.SERVER, trace],
      ["double", SpanKind.INTERNAL, trace],
      ["SELECT", SpanKind.CLIENT, trace],
    ],
  );
  assert.equal(parentOf(request), "b7ad6b7169203331");
  assert.equal(parentOf(run), idOf(request));
  assert.equal(parentOf(query), idOf(run));
});

test("what comes after a body belongs to the trace, too", async () => {
  const headers = { "content-type": "application/json" };
  await fetch(`${url}/double`, { method: "POST", headers, body: '{"n": 2}' });
  const [query, run, request] = await telemetry.spans(3);
  assert.equal(parentOf(request), undefined);
  assert.equal(parentOf(run), idOf(request));
  assert.equal(parentOf(query), idOf(run));
});

test("a traceparent that is none starts a trace of its own", async () => {
  for (const bad of [
    "",
    "00-1-2-3",
    `ff-${trace}-b7ad6b7169203331-01`,
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
  ]) {
    telemetry.forget();
    assert.equal((await ask("/double/2", bad)).status, 200);
    const request = (await telemetry.spans(3)).at(-1);
    assert.equal(parentOf(request), undefined);
    assert.notEqual(request?.spanContext().traceId, trace);
  }
});

test("a trace that the caller does not keep is not kept here, and goes on", async () => {
  const answer = await ask("/double/2", `00-${trace}-b7ad6b7169203331-00`);
  const { next } = (await answer.json()) as { next: { traceparent: string } };
  assert.match(next.traceparent, new RegExp(`^00-${trace}-(?!b7ad6b7169203331)[0-9a-f]{16}-00$`));
  await ask("/double/2");
  const kept = await telemetry.spans(3);
  assert.equal(
    kept.some((span) => span.spanContext().traceId === trace),
    false,
  );
});

test("every line of log says which trace it belongs to, whether that is kept or not", async () => {
  await ask("/double/2", `00-${trace}-b7ad6b7169203331-00`);
  while (lines.length < 2) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(
    lines.map(({ msg, trace_id }) => [msg, trace_id]),
    [
      ["doubled", trace],
      ["request", trace],
    ],
  );
  assert.match(String(lines[1]!.span_id), /^[0-9a-f]{16}$/);
  assert.equal(lines[0]!.span_id, lines[1]!.span_id);
});

test("a refusal is no error, a defect is one", async () => {
  assert.equal((await ask("/double/0")).status, 409);
  const [refused, refusedRequest] = await telemetry.spans(2);
  assert.equal(refused?.attributes["error.type"], "conflict");
  assert.equal(refused?.status.code, SpanStatusCode.UNSET);
  assert.equal(refusedRequest?.status.code, SpanStatusCode.UNSET);
  telemetry.forget();
  assert.equal((await ask("/double/9")).status, 500);
  const [broken, brokenRequest] = await telemetry.spans(2);
  assert.equal(broken?.events[0]?.attributes?.["exception.message"], "broken");
  assert.equal(broken?.status.code, SpanStatusCode.ERROR);
  assert.equal(brokenRequest?.status.code, SpanStatusCode.ERROR);
});

test("requests and operations are counted by how they ended", async () => {
  await ask("/double/1");
  await ask("/nowhere");
  await ask("/health/live");
  const text = await telemetry.metrics();
  const countOf = (name: string, ...labels: string[]) =>
    text
      .split("\n")
      .filter(
        (line) => line.startsWith(`${name}_count{`) && labels.every((one) => line.includes(one)),
      )
      .map((line) => Number(line.split(" ").at(-1)));
  const route = 'http_route="/double/:n"';
  const requests = "http_server_request_duration_seconds";
  assert.deepEqual(countOf(requests, route, 'status_code="409"'), [1]);
  assert.deepEqual(countOf(requests, route, 'status_code="500"', 'error_type="500"'), [1]);
  assert.deepEqual(countOf(requests, 'status_code="404"'), [1]);
  assert.deepEqual(countOf(requests, "/health"), []);
  assert.deepEqual(countOf("operation_duration_seconds", 'error_type="conflict"'), [1]);
  assert.deepEqual(countOf("operation_duration_seconds", 'error_type="internal"'), [1]);
});

test("a caller that goes away ends its span", async () => {
  const gone = new AbortController();
  app.server.once("request", () => gone.abort());
  await assert.rejects(fetch(`${url}/waits`, { signal: gone.signal }));
  const [request] = await telemetry.spans(1);
  assert.equal(request?.name, "GET /waits");
});
