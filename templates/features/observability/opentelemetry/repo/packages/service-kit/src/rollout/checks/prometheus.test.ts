import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { checkAlerts, checkMetrics } from "./prometheus.ts";

let result: object[] = [];
let asked: string | null = null;
const server = createServer(({ url = "" }, response) => {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  asked = searchParams.get("query");
  const known = pathname === "/prometheus/api/v1/query";
  response.writeHead(known ? 200 : 404).end(JSON.stringify({ data: { result } }));
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/prometheus`;

test("a service that is not read is named", async () => {
  result = [{ metric: { service_name: "one" }, value: [0, "2"] }];
  assert.deepEqual(await checkMetrics(["one"], url), { ok: true, lines: ["one: 2 replicas"] });
  assert.equal((await checkMetrics(["one", "two"], url)).lines[0], "two is not read");
  await assert.rejects(checkMetrics(["one"], `${url}/x`), /answers 404/);
});

test("alerts that fired are named", async () => {
  result = [];
  assert.equal((await checkAlerts("1h", ["one", "two"], url)).ok, true);
  assert.equal(asked, 'max_over_time(ALERTS{alertstate="firing",service=~"one|two"}[1h])');
  const metric = { alertname: "Burning", alertstate: "firing", service: "one" };
  result = [{ metric, value: [0, "1"] }];
  const { ok, lines } = await checkAlerts("1h", ["one", "two"], url);
  assert.equal(ok, false);
  assert.equal(lines[0], "alertname=Burning service=one");
});
