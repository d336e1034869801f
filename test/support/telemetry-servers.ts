import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onPath } from "../real.ts";
import { ROOT } from "./generate.ts";
import { type OtlpSpan, otlpReceiver } from "./otlp.ts";
import { freePort } from "./ports.ts";
import { start } from "./processes.ts";

const JAR = join(ROOT, ".cache/jars/zipkin-server-3.6.1-exec.jar");

/** Java and Zipkin's server, which `.ci/run` fetches. */
export function zipkinPrograms(): { java: string; jar: string } | undefined {
  const java = onPath("java");
  return java && existsSync(JAR) ? { java, jar: JAR } : undefined;
}

/** A span as Zipkin gives it back. */
export interface ZipkinSpan {
  id: string;
  parentId?: string;
  kind?: string;
  name: string;
  localEndpoint: { serviceName: string };
  tags?: Record<string, string>;
}

export interface Zipkin {
  /** Where OTLP is taken. Zipkin knows its own format only, so that each span is put into that. */
  otlp: string;
  /** All traces that have this tag of this value. */
  traces(tag: string, value: string): Promise<ZipkinSpan[][]>;
  stop(): Promise<void>;
}

export async function zipkinServer({ java, jar }: { java: string; jar: string }): Promise<Zipkin> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { QUERY_PORT: String(port), COLLECTOR_GRPC_ENABLED: "false" };
  const server = start([java, "-Xmx256m", "-jar", jar], { cwd: ROOT, env });
  await answers(`${url}/health`, server.ended);
  const receiver = await otlpReceiver(async (spans) => {
    const body = JSON.stringify(spans.map(zipkinOf));
    const headers = { "content-type": "application/json" };
    const { status } = await fetch(`${url}/api/v2/spans`, { method: "POST", headers, body });
    if (status !== 202) throw new Error(`Zipkin says ${status}`);
  });
  return {
    otlp: receiver.url,
    async traces(tag, value) {
      const query = new URLSearchParams({ annotationQuery: `${tag}=${value}`, limit: "100" });
      const answer = await fetch(`${url}/api/v2/traces?${query}`);
      return (await answer.json()) as ZipkinSpan[][];
    },
    async stop() {
      receiver.close();
      await server.stop();
    },
  };
}

const zipkinOf = (span: OtlpSpan) => ({
  traceId: span.traceId,
  id: span.id,
  parentId: span.parentId,
  kind: span.kind === "INTERNAL" ? undefined : span.kind,
  name: span.name,
  timestamp: Number(span.start / 1000n),
  duration: Math.max(1, Number((span.end - span.start) / 1000n)),
  localEndpoint: { serviceName: span.service },
  tags: span.failed ? { ...span.attributes, error: "true" } : span.attributes,
});

export interface Prometheus {
  url: string;
  /** The answer to a query, as Prometheus' HTTP API has it. */
  ask(path: string): Promise<any>;
  stop(): Promise<void>;
}

/** A Prometheus that reads these every second. */
export async function prometheusServer(
  program: string,
  targets: readonly string[],
): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), "groundplan-prometheus-"));
  const port = await freePort();
  const config = {
    global: { scrape_interval: "1s", scrape_timeout: "1s" },
    scrape_configs: [{ job_name: "services", static_configs: [{ targets }] }],
  };
  const file = join(folder, "prometheus.yml");
  writeFileSync(file, JSON.stringify(config));
  const server = start(
    [
      program,
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { cwd: folder },
  );
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/-/ready`, server.ended);
  return {
    url,
    async ask(path) {
      const answer = await fetch(`${url}/api/v1/${path}`);
      const { data } = (await answer.json()) as { data: unknown };
      return data;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until it answers; throws when the program has ended before. */
export async function answers(url: string, ended: Promise<{ output: string }>): Promise<void> {
  let over: string | undefined;
  void ended.then(({ output }) => (over = output));
  for (;;) {
    if (over !== undefined) throw new Error(`it ended:\n${over}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
