import { setTimeout as wait } from "node:timers/promises";
import { context, metrics, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { setGlobalErrorHandler, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, type SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { samplers } from "./config.ts";
import { kitLog, type Logger } from "../log.ts";
import { gaugeProducer } from "./gauges.ts";
import { randomIds } from "./ids.ts";
import { leanTracing } from "./lean.ts";
import { durationProducer } from "./metrics.ts";
import { observeRuntime } from "./runtime.ts";
import { samplerOf } from "./sampling.ts";
import { ScrapeReader, serveMetrics } from "./scrape.ts";

export interface SamplingOptions {
  readonly OTEL_SERVICE_NAME: string;
  readonly OTEL_TRACES_SAMPLER: (typeof samplers)[number];
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}

export interface TelemetryOptions extends SamplingOptions {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly METRICS_PORT: number;
  /** Where metrics are served; on every address where there is none. */
  readonly HOST?: string | undefined;
}

/** How long the end of a service waits for a collector. */
const PATIENCE_MS = 2000;

const gathering = { metricProducers: [durationProducer, gaugeProducer] };

let stop = async () => {};

/**
 * From here on everything is traced and measured: to be called before anything is opened. Metrics are served at their own port;
 * where there is an endpoint for OTLP, traces and metrics are sent there. Everything else that OpenTelemetry reads from the
 * environment (`OTEL_RESOURCE_ATTRIBUTES`, `OTEL_EXPORTER_OTLP_HEADERS` …) stands as it is documented there.
 */
export async function startTelemetry(options: TelemetryOptions, log: Logger): Promise<void> {
  complainTo(log);
  const scraped = new ScrapeReader(gathering);
  const sent = options.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined;
  const end = observe(
    options,
    sent ? [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })] : [],
    sent
      ? [
          scraped,
          new PeriodicExportingMetricReader({ ...gathering, exporter: new OTLPMetricExporter() }),
        ]
      : [scraped],
  );
  const runtime = observeRuntime();
  const { address, close } = await serveMetrics(scraped, options.METRICS_PORT, options.HOST);
  kitLog(log).info({ address: address.address, port: address.port }, "serving metrics");
  stop = async () => {
    runtime.stop();
    close();
    const ended = end().catch((err: unknown) => log.warn({ err }, "telemetry is lost"));
    await Promise.race([ended, wait(PATIENCE_MS, undefined, { ref: false })]);
  };
}

/** That a collector is away is said once a minute. */
function complainTo(log: Logger): void {
  const words = kitLog(log);
  let said = -Infinity;
  setGlobalErrorHandler((error) => {
    if (performance.now() - said < 60_000) return;
    said = performance.now();
    words.warn({ reason: error instanceof Error ? error.message : error }, "telemetry is lost");
  });
}

/** Sends what was not sent yet. */
export const stopTelemetry = () => stop();

/** Makes these the receivers of everything in the process that is traced and measured; gives what ends it. */
export function observe(
  options: SamplingOptions,
  spanProcessors: SpanProcessor[],
  readers: MetricReader[],
): () => Promise<void> {
  const resource = defaultResource()
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ "service.name": options.OTEL_SERVICE_NAME }));
  const sampler = samplerOf(options.OTEL_TRACES_SAMPLER, options.OTEL_TRACES_SAMPLER_ARG);
  const idGenerator = randomIds;
  const tracing = new TracerProvider({ resource, sampler, spanProcessors, idGenerator });
  const measuring = new MeterProvider({ resource, readers });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(leanTracing(tracing, sampler));
  metrics.setGlobalMeterProvider(measuring);
  return async () => {
    await Promise.all([tracing.shutdown(), measuring.shutdown()]);
  };
}
