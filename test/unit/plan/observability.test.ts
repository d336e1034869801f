import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  blocksOf,
  dashboardsOf,
  type Files,
  metricsIn,
  metricsOf,
  questionsOf,
  rulesOf,
} from "../../support/promql.ts";
import { realPlan } from "./plans.ts";

const shop = readFileSync("examples/shop.yaml", "utf8").replace(/\n +availability: .*/, "");
const named = (name: string) =>
  readFileSync(`test/blueprints/${name}.yaml`, "utf8").replace(
    /^(groundplan: 1)$|^platform: \{ (.*)$/gm,
    (_line, first, rest) =>
      rest === undefined ? first : `platform: { observability: opentelemetry, ${rest}`,
  );
const quiet = `
groundplan: 1
name: quiet
platform: { observability: opentelemetry }
services: { notes: { entities: { Note: { crud: [get], allow: { get: public }, fields: { text: text } } } } }
`;

const filesOf = (blueprint: string): Files =>
  new Map(Array.from(realPlan(blueprint).files, ({ path, contents }) => [path, contents]));
const kinds = new Map<string, Files>([
  ["a process for each service", filesOf(shop)],
  ["one process", filesOf(shop.replace("broker: nats", "broker: memory"))],
  ["no events", filesOf(quiet)],
  ["hostile names", filesOf(named("hostile"))],
  ["calls", filesOf(named("clinic"))],
]);
const alertsOf = (files: Files) =>
  [...rulesOf(files).values()].flat().filter(({ alert }) => alert !== undefined);
const runbooksOf = (files: Files) =>
  [...files.keys()].filter((path) => path.startsWith("docs/runbooks/"));

describe.each([...kinds])("with %s", (_kind, files) => {
  const metrics = metricsOf(files);
  const unknown = (expr: string) => metricsIn(expr).filter((name) => !metrics.has(name));

  test("rules ask for what the services tell", () => {
    const rules = [...rulesOf(files).values()].flat();
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.flatMap(({ expr }) => unknown(expr))).toEqual([]);
  });

  test("every alert says how urgent it is, what it means, what to do and why it is as it is", () => {
    const alerts = alertsOf(files);
    const records = [...files].filter(([path]) => path.startsWith("docs/adr/"));
    for (const { labels, annotations } of alerts) {
      expect(labels?.severity).toMatch(/^(page|ticket)$/);
      expect(annotations?.decision).toMatch(/^D-[a-z]+$/);
      expect(records.some(([, text]) => text.includes(annotations!.decision!))).toBe(true);
      expect(annotations?.summary).toMatch(/^\S.{10,90}$/);
      expect(files.has(annotations?.runbook ?? ""), annotations?.runbook).toBe(true);
    }
    const used = new Set(alerts.map(({ annotations }) => annotations!.runbook));
    expect(runbooksOf(files).toSorted()).toEqual([...used].toSorted());
    for (const { alert, annotations } of alerts)
      expect(files.get(annotations!.runbook!)).toMatch(new RegExp(`^# ${alert}\n`));
  });

  test("two alerts are never the same to Alertmanager", () => {
    const all = alertsOf(files).map(({ alert, labels }) => JSON.stringify({ alert, ...labels }));
    expect(new Set(all).size).toBe(all.length);
  });

  test("Prometheus reads every file of rules, and a job for each", () => {
    const config = parse(files.get("deploy/observability/prometheus.yml")!);
    const wanted = [...rulesOf(files).keys()].map((path) =>
      posix.relative("deploy/observability", path),
    );
    expect(config.rule_files.toSorted()).toEqual(wanted.toSorted());
    const jobs = config.scrape_configs.map((job: { job_name: string }) => job.job_name);
    expect(jobs.map((job: string) => `rules/${job}.yaml`).toSorted()).toEqual(wanted.toSorted());
    for (const path of rulesOf(files).keys()) {
      const tests = parse(files.get(path.replace(/yaml$/, "test.yaml"))!);
      expect(tests.rule_files).toEqual([posix.basename(path)]);
    }
  });

  test("each severity is routed to somebody of its own", () => {
    const { route, receivers } = parse(files.get("deploy/observability/alertmanager.yml")!);
    const names = receivers.map(({ name }: { name: string }) => name);
    const routed = route.routes.map((one: { receiver: string; matchers: string[] }) => [
      one.matchers.join(),
      one.receiver,
    ]);
    expect(routed).toEqual([
      ["severity = page", "page"],
      ["severity = ticket", "ticket"],
    ]);
    expect(names).toEqual(["page", "ticket"]);
  });

  test("dashboards ask for what the services tell, each panel in a place of its own", () => {
    const dashboards = dashboardsOf(files);
    expect(dashboards.size).toBe(rulesOf(files).size);
    for (const dashboard of dashboards.values()) {
      const questions = questionsOf(dashboard);
      expect(questions.flatMap(unknown)).toEqual([]);
      expect(questions.filter((expr) => expr.includes("$"))).toEqual([]);
      const ids = dashboard.panels.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(overlapping(dashboard.panels.map(({ gridPos }) => gridPos))).toEqual([]);
      const asking = dashboard.panels.filter(({ targets }) => targets);
      expect(new Set(asking.map(({ datasource }) => datasource?.uid))).toEqual(
        new Set(["${datasource}"]),
      );
      expect(dashboard.templating.list[0]).toMatchObject({ type: "datasource" });
    }
  });

  test("pages ask for what the services tell, and lead to what is there", () => {
    const pages = ["docs/slo.md", "docs/observability.md", ...runbooksOf(files)];
    for (const path of pages) {
      const page = files.get(path)!;
      expect(blocksOf(page, "promql").flatMap(unknown)).toEqual([]);
      for (const [, to = ""] of page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
        const target = posix.join(posix.dirname(path), to);
        const there = files.has(target) || runbooksOf(files).some((one) => one.startsWith(target));
        expect(there, `${path} leads to ${target}`).toBe(true);
      }
    }
  });
});

function overlapping(all: readonly { x: number; y: number; w: number; h: number }[]) {
  const meet = (a: (typeof all)[number], b: (typeof all)[number]) =>
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  return all.filter((one, at) => one.x + one.w > 24 || all.slice(0, at).some((b) => meet(one, b)));
}

test("a load beyond what was planned is told where somebody said what was planned", () => {
  const told = (files: Files) => alertsOf(files).some(({ alert }) => alert === "RequestsRefused");
  expect(told(kinds.get("a process for each service")!)).toBe(true);
  expect(told(kinds.get("no events")!)).toBe(false);
});

test("calls of other services are looked at where there are some", () => {
  const asks = (files: Files) =>
    [...dashboardsOf(files).values()].map((one) =>
      questionsOf(one).some((expr) => expr.includes("(call_duration_seconds")),
    );
  const calling = filesOf(
    shop.replace(/(accepts: \[customerId, sku.*)/, "$1\n        calls: [catalog.getProduct]"),
  );
  expect(asks(calling).filter(Boolean)).toHaveLength(1);
  expect(asks(filesOf(shop))).not.toContain(true);
});

test("without telemetry nothing looks at it", () => {
  for (const broker of ["nats", "memory"]) {
    const files = filesOf(
      shop
        .replace("observability: opentelemetry", "observability: none")
        .replace("broker: nats", `broker: ${broker}`),
    );
    const found = [...files.keys()].filter((path) =>
      /deploy\/observability|docs\/(observability|slo|runbooks)/.test(path),
    );
    expect(found).toEqual([]);
  }
});

test("without events nothing looks after them", () => {
  const files = kinds.get("no events")!;
  const names = new Set(alertsOf(files).map(({ alert }) => alert));
  expect([...names].toSorted()).toEqual([
    "AvailabilityBudgetBurn",
    "LatencyBudgetBurn",
    "NotReady",
    "PoolExhausted",
    "TargetDown",
  ]);
});

test("what a service does not do is not looked after", () => {
  const rules = rulesOf(kinds.get("a process for each service")!);
  const of = (service: string) => [
    ...new Set(
      rules
        .get(`deploy/observability/rules/${service}.yaml`)!
        .flatMap(({ alert }) => alert ?? [])
        .filter((name) => /Outbox|Consumer|Dead/.test(name)),
    ),
  ];
  expect(of("orders")).toEqual(["OutboxOld", "ConsumerLag", "DeadLetters"]);
  expect(of("catalog")).toEqual([]);
});

test("the qualities move thresholds and buckets", () => {
  const said = (availability: string, p99: string) => {
    const files = filesOf(
      shop.replace(
        "p99Milliseconds: 250",
        `p99Milliseconds: ${p99}\n  availability: ${availability}`,
      ),
    );
    const rules = files.get("deploy/observability/rules/catalog.yaml")!;
    const thresholds = [...rules.matchAll(/> ([\d.]+ \* (?:0\.\d+|\(1 - 0\.\d+\)))$/gm)];
    return {
      thresholds: [...new Set(thresholds.map(([, text]) => text))],
      bucket: /le=~"([^"]+)"/.exec(rules)![1],
      promised: /promised = (.*);/.exec(
        files.get("packages/service-kit/src/telemetry/buckets.ts")!,
      )![1],
    };
  };
  const latency = ["14.4", "6", "3", "1"].map((rate) => `${rate} * (1 - 0.99)`);
  expect(said("99.9", "320")).toEqual({
    thresholds: ["14.4 * 0.001", "6 * 0.001", "3 * 0.001", "1 * 0.001", ...latency],
    bucket: "0.32([.]0)?",
    promised: "0.32",
  });
  expect(said("99", "2000")).toEqual({
    thresholds: ["14.4 * 0.01", "6 * 0.01", "3 * 0.01", "1 * 0.01", ...latency],
    bucket: "2([.]0)?",
    promised: "2",
  });
});
