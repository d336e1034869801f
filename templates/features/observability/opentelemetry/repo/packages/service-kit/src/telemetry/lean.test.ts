import assert from "node:assert/strict";
import { test } from "node:test";
import { context, ROOT_CONTEXT, type Span, trace, TraceFlags } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  InMemorySpanExporter,
  ParentBasedSampler,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { randomIds } from "./ids.ts";
import { leanTracing } from "./lean.ts";

context.setGlobalContextManager(new AsyncLocalStorageContextManager());
const exporter = new InMemorySpanExporter();
const sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.5) });
const spanProcessors = [new SimpleSpanProcessor({ exporter })];
const provider = new TracerProvider({ sampler, spanProcessors, idGenerator: randomIds });
const tracer = leanTracing(provider, sampler).getTracer("test");

const parent = "b7ad6b7169203331";
const traceId = "0af7651916cd43dd8448eb211c80319c";
const under = (traceFlags: TraceFlags) =>
  trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: parent, traceFlags, isRemote: true });
const idOf = (span: Span) => span.spanContext().traceId;

test("a trace is kept as the sampler says of its id, and every span has ids of its own", () => {
  const spans = Array.from({ length: 2000 }, () => tracer.startSpan("one", {}, ROOT_CONTEXT));
  for (const span of spans) {
    const { traceFlags, spanId } = span.spanContext();
    assert.match(`${idOf(span)} ${spanId}`, /^[0-9a-f]{32} [0-9a-f]{16}$/);
    const { decision } = sampler.shouldSample(ROOT_CONTEXT, idOf(span), "one", 0, {}, []);
    assert.equal(span.isRecording(), decision === 2);
    assert.equal(traceFlags, span.isRecording() ? TraceFlags.SAMPLED : TraceFlags.NONE);
  }
  assert.equal(new Set(spans.map(idOf)).size, spans.length);
  assert.equal(new Set(spans.map((span) => span.spanContext().spanId)).size, spans.length);
  const kept = spans.filter((span) => span.isRecording()).length;
  assert.ok(kept > 800 && kept < 1200, `${kept} of 2000 are kept`);
});

test("a caller's trace goes on, kept or not as the caller does; a new root does not ask the caller", () => {
  for (const flags of [TraceFlags.NONE, TraceFlags.SAMPLED]) {
    const span = tracer.startSpan("two", {}, under(flags));
    assert.equal(idOf(span), traceId);
    assert.notEqual(span.spanContext().spanId, parent);
    assert.equal(span.isRecording(), flags === TraceFlags.SAMPLED);
    assert.notEqual(idOf(tracer.startSpan("root", { root: true }, under(flags))), traceId);
  }
});

test("spans that are made active are the SDK's", () => {
  exporter.reset();
  context.with(under(TraceFlags.SAMPLED), () =>
    tracer.startActiveSpan("three", (span) => {
      assert.equal(trace.getActiveSpan(), span);
      span.end();
    }),
  );
  assert.deepEqual(
    exporter.getFinishedSpans().map(({ name }) => name),
    ["three"],
  );
});
