import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { ask } from "../support/http.ts";
import { freePort } from "../support/ports.ts";
import { serverOf } from "../support/broker-servers.ts";
import { type Programs, programsFor, setStage, type Stage } from "../support/story.ts";
import {
  type Prometheus,
  prometheusServer,
  type Zipkin,
  zipkinPrograms,
  zipkinServer,
  type ZipkinSpan,
} from "../support/telemetry-servers.ts";

const SERVICES = ["orders", "payments", "shipping"];

const server = serverOf("nats");

interface Parts extends Programs {
  zipkin: { java: string; jar: string };
  prometheus: string;
}

function parts(): Parts | undefined {
  const programs = programsFor(server);
  const [zipkin, prometheus] = [zipkinPrograms(), onPath("prometheus")];
  return programs && zipkin && prometheus ? { ...programs, zipkin, prometheus } : undefined;
}

real("Zipkin, Prometheus, nats-server and PostgreSQL's programs", parts, (found) => {
  let repo: Built;
  let stage: Stage;
  let zipkin: Zipkin;
  let prometheus: Prometheus;

  beforeAll(async () => {
    repo = await build(blueprints.shop);
    zipkin = await zipkinServer(found().zipkin);
    const ports = new Map(
      await Promise.all(SERVICES.map(async (name) => [name, String(await freePort())] as const)),
    );
    stage = await setStage(repo, found(), server, (name) => ({
      METRICS_PORT: ports.get(name)!,
      OTEL_EXPORTER_OTLP_ENDPOINT: zipkin.otlp,
      OTEL_TRACES_SAMPLER_ARG: "1",
    }));
    const targets = [...ports.values()].map((port) => `127.0.0.1:${port}`);
    prometheus = await prometheusServer(found().prometheus, targets);
  }, 600_000);
  afterAll(async () => {
    await prometheus?.stop();
    await stage?.stop();
    await zipkin?.stop();
    repo?.remove();
  }, 60_000);

  test("an order is one trace through all services, to the end", async () => {
    await shippedOrder(stage);
    const trace = await traceOf(zipkin);
    const ids = new Set(trace.map(({ id }) => id));
    const orphans = trace.filter(({ parentId }) => parentId && !ids.has(parentId));
    expect(orphans).toEqual([]);
    expect(trace.filter(({ parentId }) => !parentId).map(({ name }) => name)).toEqual([
      "post /v1/orders",
    ]);
    expect(lineage(trace, "shiporder")).toEqual([
      "orders post /v1/orders",
      "orders placeorder",
      "payments process shop.orders.orderplaced",
      "payments capturepayment",
      "orders process shop.payments.paymentcaptured",
      "orders payorder",
      "shipping process shop.orders.orderpaid",
      "shipping packparcel",
      "orders process shop.shipping.parcelpacked",
      "orders shiporder",
    ]);
    const names = trace.map(({ localEndpoint, name }) => `${localEndpoint.serviceName} ${name}`);
    for (const name of [
      "orders insert orders",
      "orders insert outbox",
      "orders send shop.orders.orderplaced",
      "payments insert payments",
      "payments send shop.payments.paymentcaptured",
      "shipping send shop.shipping.parcelpacked",
      "orders update orders",
    ]) {
      expect(names).toContain(name);
    }
  }, 120_000);

  test("every metric that the documentation names is there", async () => {
    const documented = repo
      .read("docs/observability.md")
      .split("\n| Metric ")[1]!
      .split("\n\n", 1)[0]!
      .matchAll(/^\| `(\w+)`/gm);
    const wanted = [...documented].map(([, name]) => name!).toSorted();
    expect(wanted).toContain("outbox_depth");
    // nobody calls these services by gRPC
    const unseen = ["rpc_server_call_duration_seconds"];
    for (const end = Date.now() + 30_000; Date.now() < end; await wait(500)) {
      if ((await missing(wanted)).length === unseen.length) break;
    }
    expect(await missing(wanted)).toEqual(unseen);
    const { activeTargets } = await prometheus.ask("targets");
    expect(activeTargets.map(({ health }: { health: string }) => health)).toEqual([
      "up",
      "up",
      "up",
    ]);
    const { result } = await prometheus.ask(
      `query?query=${encodeURIComponent('sum by (operation_name) (operation_duration_seconds_count{operation_name="shipOrder"})')}`,
    );
    expect(Number(result[0].value[1])).toBeGreaterThan(0);
  }, 60_000);

  async function missing(wanted: readonly string[]): Promise<string[]> {
    const names = new Set<string>(await prometheus.ask("label/__name__/values"));
    return wanted.filter((name) => !names.has(name) && !names.has(`${name}_count`));
  }
});

/** Places an order and waits until it is shipped. */
async function shippedOrder({ orders, issuer }: Stage): Promise<void> {
  const token = issuer.token({ roles: ["customer", "support-agent"] });
  const body = {
    customerId: crypto.randomUUID(),
    sku: "sku-1",
    quantity: 1,
    total: { amount: 1250, currency: "EUR" },
    shipTo: { street: "Ring 1", city: "Wien", zip: "1010", country: "AT" },
  };
  const placed = await ask(orders, "POST /v1/orders", { token, body });
  const address = `GET /v1/orders/${placed.body.id}`;
  for (;;) {
    const { body: order } = await ask(orders, address, { token });
    if (order.status === "shipped") return;
    await wait(100);
  }
}

/** The trace of the one order, when no span has come to it for longer than services gather them. */
async function traceOf(zipkin: Zipkin): Promise<ZipkinSpan[]> {
  for (let before = -1; ; await wait(6000)) {
    const traces = await zipkin.traces("operation.name", "placeOrder");
    expect(traces.length).toBeLessThanOrEqual(1);
    const [trace = []] = traces;
    if (trace.length > 0 && trace.length === before) return trace;
    before = trace.length;
  }
}

/** A span and those that it came about by, from the first on. */
function lineage(trace: readonly ZipkinSpan[], name: string): string[] {
  const last = trace.find((span) => span.name === name);
  const path: string[] = [];
  for (let span = last; span; span = trace.find(({ id }) => id === span!.parentId)) {
    path.unshift(`${span.localEndpoint.serviceName} ${span.name}`);
  }
  return path;
}
