import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { planned } from "../../support/deployments.ts";
import { ROOT } from "../../support/generate.ts";

interface Service {
  build?: object;
  ports?: string[];
  deploy?: { replicas?: number };
  environment?: Record<string, string>;
}

const shop = readFileSync(join(ROOT, "examples/shop.yaml"), "utf8");
const compose = planned(shop);
const kubernetes = planned(shop.replace("deployment: compose", "deployment: kubernetes"));
const services = Object.values<Service>(
  parse(compose.get("compose.yaml")!, { merge: true }).services,
);

test("a port of the machine belongs to one container, which is why a service is one process", () => {
  const published = services.flatMap(({ ports = [] }) => ports.map((port) => port.split(":")[1]));
  expect(published.length).toBeGreaterThan(10);
  expect(published).toEqual([...new Set(published)]);
  expect(services.filter(({ deploy }) => deploy?.replicas !== undefined)).toEqual([]);
  for (const page of ["docs/adr/0060-deployment.md", "docs/deployment.md"])
    expect(compose.get(page)).toMatch(/one process.*`D-capacity`/);
});

test("containers pass on all that the collector reads, and .env.example lists it", () => {
  const settings = services
    .flatMap(({ environment = {} }) => Object.values(environment))
    .flatMap((value) => [...value.matchAll(/^\$\{(\w+):-(.*)\}$/g)]);
  for (const [, name, value] of settings)
    expect(compose.get(".env.example")).toContain(`\n# ${name}=${value}\n`);
  const collector = compose.get("deploy/observability/collector.yaml")!;
  const read = [...collector.matchAll(/\$\{env:(\w+)/g)].map(([, name]) => name);
  const given = settings.map(([, name]) => name);
  // where it listens is Compose's own affair
  expect(new Set(given)).toEqual(new Set(read.filter((name) => name !== "COLLECTOR_LISTEN")));
});

test("staging is watched by a Prometheus of its own, which is made as the page says", () => {
  const page = kubernetes.get("docs/deployment.md")!;
  const [, found = "", put = ""] =
    /^sed 's\/([\w-]+)\/([\w-]+)\/' deploy\S+prometheus\.yml/m.exec(page) ?? [];
  const namespaceOf = (overlay: string) =>
    parse(kubernetes.get(`deploy/kubernetes/overlays/${overlay}/kustomization.yaml`)!).namespace;
  expect([found, put]).toEqual([namespaceOf("production"), namespaceOf("staging")]);
  const config = kubernetes.get("deploy/observability/prometheus.yml")!;
  const jobs: { kubernetes_sd_configs: { namespaces: { names: string[] } }[] }[] = parse(
    config.replaceAll(found, put),
  ).scrape_configs;
  expect(jobs.length).toBe(4);
  for (const { kubernetes_sd_configs: pods } of jobs)
    expect(pods.map(({ namespaces }) => namespaces.names)).toEqual([[put]]);
  const unwatched = shop.replace("observability: opentelemetry", "observability: none");
  const without = planned(unwatched.replace("deployment: compose", "deployment: kubernetes"));
  expect(without.get("docs/deployment.md")).not.toContain("Prometheus of its own");
});
