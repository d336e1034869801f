import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MetricReader, type ResourceMetrics } from "@opentelemetry/sdk-metrics";

/** Gathers only when it is asked. */
export class ScrapeReader extends MetricReader {
  protected override async onForceFlush() {}
  protected override async onShutdown() {}
}

/** Serves `/metrics` at a port of its own, which nobody but Prometheus needs to reach; without a host on every address. */
export async function serveMetrics(
  reader: MetricReader,
  port: number,
  host: string | undefined,
): Promise<{ address: AddressInfo; close(): void }> {
  const server = createServer(({ url = "" }, response) => {
    const answer = async () => {
      if (url.split("?", 1)[0] !== "/metrics") return response.writeHead(404).end();
      const text = await scrape(reader);
      return response.setHeader("content-type", "text/plain; version=0.0.4").end(text);
    };
    answer().catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, "listening");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: server.address() as AddressInfo, close };
}

/** All metrics as Prometheus' text format has them. A gauge that does not answer in time is left out. */
export async function scrape(reader: MetricReader): Promise<string> {
  const { resourceMetrics } = await reader.collect({ timeoutMillis: 2000 });
  return serializer.serialize(withUnits(resourceMetrics));
}

const serializer = new PrometheusSerializer(undefined, false, undefined, false, true);

/** Prometheus wants the unit in the name; the serializer leaves it out. */
const withUnits = ({ resource, scopeMetrics }: ResourceMetrics): ResourceMetrics => ({
  resource,
  scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
    scope,
    metrics: metrics.map((metric) => {
      const { name, unit } = metric.descriptor;
      return {
        ...metric,
        descriptor: { ...metric.descriptor, name: `${name}${suffixes[unit] ?? ""}` },
      };
    }),
  })),
});

const suffixes: Record<string, string> = { s: "_seconds", By: "_bytes", "1": "_ratio" };
