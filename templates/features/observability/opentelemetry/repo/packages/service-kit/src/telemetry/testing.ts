import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace";
import { gaugeProducer } from "./gauges.ts";
import { durationProducer } from "./metrics.ts";
import { scrape, ScrapeReader } from "./scrape.ts";
import { observe } from "./start.ts";

/** Keeps what is traced and measured in this process, for tests. Once in a process. */
export function remember() {
  const exporter = new InMemorySpanExporter();
  const reader = new ScrapeReader({ metricProducers: [durationProducer, gaugeProducer] });
  const options = { OTEL_SERVICE_NAME: "test", OTEL_TRACES_SAMPLER_ARG: 1 };
  observe(
    { ...options, OTEL_TRACES_SAMPLER: "parentbased_traceidratio" },
    [new SimpleSpanProcessor({ exporter })],
    [reader],
  );
  return {
    /** Spans that have ended, when there are so many. */
    async spans(count: number): Promise<ReadableSpan[]> {
      while (exporter.getFinishedSpans().length < count) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      return exporter.getFinishedSpans();
    },
    forget: () => exporter.reset(),
    /** As Prometheus reads them. */
    metrics: () => scrape(reader),
  };
}
