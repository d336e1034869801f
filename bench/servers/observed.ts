/*
 * The generated service with telemetry on, to be measured: metrics, a trace id in every line of log, a tenth of the traces kept and
 * sent to `OTLP`. Takes what `server.ts` takes.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [root = ""] = process.argv.slice(2);
const kit = pathToFileURL(join(root, "packages/service-kit/src/")).href;
const { startTelemetry } = await import(`${kit}telemetry/start.ts`);
const { createLog } = await import(`${kit}log.ts`);

process.env.OTEL_EXPORTER_OTLP_ENDPOINT = process.env.OTLP;
const telemetry = {
  METRICS_PORT: 0,
  OTEL_SERVICE_NAME: "bench",
  OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTLP,
  OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
  OTEL_TRACES_SAMPLER_ARG: 0.1,
};
await startTelemetry(telemetry, createLog("bench", "info"));
await import("./server.ts");
