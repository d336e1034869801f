import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import * as read from "../config.ts";
import { createLog } from "../log.ts";
import { samplers, share } from "./config.ts";
import { startTelemetry, stopTelemetry } from "./start.ts";
import { tracer } from "./trace.ts";

test("telemetry is served to Prometheus and sent to a collector; what is left is sent at the end", async () => {
  const received: string[] = [];
  const collector = createServer((request, response) => {
    received.push(`${request.method} ${request.url} ${request.headers["content-type"]}`);
    request.resume().on("end", () => response.end());
  }).listen(0);
  const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = endpoint;
  const lines: string[] = [];
  const log = createLog("test", "info", { write: (line) => void lines.push(line) });
  await startTelemetry(
    {
      HOST: "127.0.0.1",
      METRICS_PORT: 0,
      OTEL_SERVICE_NAME: "test",
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_TRACES_SAMPLER: "always_on",
      OTEL_TRACES_SAMPLER_ARG: 1,
    },
    log,
  );
  const { address, port } = JSON.parse(lines[0]!) as { address: string; port: number };
  assert.equal(address, "127.0.0.1");
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0.0.4/);
  assert.match(
    await answer.text(),
    /^target_info\{service_name="test".*\n[^]*^v8js_memory_heap_used_bytes \d+$/m,
  );
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  tracer.startSpan("left").end();
  await stopTelemetry();
  collector.close();
  assert.equal(lines.length, 1);
  assert.deepEqual(received.toSorted(), [
    "POST /v1/metrics application/x-protobuf",
    "POST /v1/traces application/x-protobuf",
  ]);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`));
});

test("what OpenTelemetry knows of sampling is understood, anything else is refused", () => {
  const readers = { sampler: read.oneOf(samplers, "always_on"), share: share(0.1) };
  assert.deepEqual(read.readConfig(readers, {}), { sampler: "always_on", share: 0.1 });
  const good = { sampler: "parentbased_traceidratio", share: "0.25" };
  assert.deepEqual(read.readConfig(readers, good), { ...good, share: 0.25 });
  for (const bad of ["-1", "2", "1.5", "a", "."]) {
    assert.throws(() => read.readConfig(readers, { share: bad }), /from 0 to 1/);
  }
});
