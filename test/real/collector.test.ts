import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { onPath, real } from "../real.ts";
import { ROOT } from "../support/generate.ts";
import { type OtlpSpan, otlpReceiver } from "../support/otlp.ts";
import { freePort } from "../support/ports.ts";
import { start } from "../support/processes.ts";

const CONFIG = join(
  ROOT,
  "templates/features/observability/opentelemetry/repo/deploy/observability/collector.yaml",
);

real(
  "otelcol",
  () => onPath("otelcol"),
  (otelcol) => {
    test.each(["debug", "otlphttp"])(
      "the configuration is sound with the exporter %s",
      (exporter) => {
        const env = { ...process.env, COLLECTOR_TRACES: exporter, COLLECTOR_METRICS: exporter };
        execFileSync(otelcol(), ["validate", `--config=${CONFIG}`], { env, stdio: "pipe" });
      },
    );

    test("what a service sends comes to the backend, all of it", async () => {
      const received: OtlpSpan[] = [];
      const backend = await otlpReceiver(async (spans) => void received.push(...spans));
      const port = await freePort();
      const env = {
        COLLECTOR_LISTEN: `127.0.0.1:${port}`,
        COLLECTOR_TRACES: "otlphttp",
        BACKEND_OTLP_ENDPOINT: backend.url,
      };
      const collector = start([otelcol(), `--config=${CONFIG}`], { cwd: ROOT, env });
      try {
        await collector.says("Everything is ready");
        for (let sent = 0; sent < 20; sent++) {
          const answer = await fetch(`http://127.0.0.1:${port}/v1/traces`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(spanOf(sent)),
          });
          expect(answer.status).toBe(200);
        }
        await vi.waitUntil(() => received.length >= 20, 30_000);
        expect(received.map(({ service, name }) => `${service} ${name}`).toSorted()).toEqual(
          Array.from({ length: 20 }, (_, number) => `shelf work-${number}`).toSorted(),
        );
      } finally {
        await collector.stop();
        backend.close();
      }
    }, 90_000);
  },
);

const spanOf = (number: number) => ({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "shelf" } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: String(number + 1).padStart(32, "0"),
              spanId: String(number + 1).padStart(16, "0"),
              name: `work-${number}`,
              kind: 1,
              startTimeUnixNano: "1",
              endTimeUnixNano: "2",
            },
          ],
        },
      ],
    },
  ],
});
