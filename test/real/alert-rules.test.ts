import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { onPath, real } from "../real.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { realPlan } from "../unit/plan/plans.ts";

const shop = readFileSync("examples/shop.yaml", "utf8").replace(/\n +availability: .*/, "");
const hostile = readFileSync("test/blueprints/hostile.yaml", "utf8").replace(
  "platform: {",
  "platform: { observability: opentelemetry,",
);
const promising = (availability: number) => `
groundplan: 1
name: shelf
qualities: { p99Milliseconds: 3000, availability: ${availability} }
platform: { observability: opentelemetry }
services: { catalog: { entities: { Book: { crud: [get], allow: { get: public }, fields: { title: text } } } } }
`;

/** Writes `deploy/observability` of a repo; gives that folder. */
function written(blueprint: string): string {
  const root = temporaryFolder();
  for (const { path, contents } of realPlan(blueprint).files) {
    if (!path.startsWith("deploy/observability/")) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    // Debian's promtool knows no Kubernetes
    const known = contents.replaceAll(/^ {4}kubernetes_sd_configs:\n(?: {6}.*\n)+/gm, "");
    writeFileSync(join(root, path), known);
  }
  return join(root, "deploy/observability");
}

real(
  "promtool",
  () => onPath("promtool"),
  (promtool) => {
    const run = (cwd: string, ...args: string[]) =>
      execFileSync(promtool(), args, { cwd, encoding: "utf8", stdio: "pipe" });

    test.each([
      ["a process for each service", shop],
      ["one process", shop.replace("broker: nats", "broker: memory")],
      ["Kubernetes", shop.replace("deployment: compose", "deployment: kubernetes")],
      ["hostile names", hostile],
      ["the least availability", promising(90)],
      ["a high availability", promising(99.98)],
    ])(
      "with %s configuration and rules are sound, and their tests pass",
      (_what, blueprint) => {
        const folder = written(blueprint);
        const rules = readdirSync(join(folder, "rules"));
        const tests = rules.filter((name) => name.endsWith(".test.yaml"));
        expect(rules.length).toBe(2 * tests.length);
        const said = run(folder, "check", "config", "prometheus.yml");
        expect(said.match(/SUCCESS: \d+ rules found/g)).toHaveLength(tests.length);
        const tested = run(folder, "test", "rules", ...tests.map((name) => `rules/${name}`));
        expect(tested.match(/SUCCESS/g)).toHaveLength(tests.length);
      },
      120_000,
    );

    test("each alert fires just above its burn rate and not just below", () => {
      const folder = written(promising(99.9));
      const [fails, slow] = ["AvailabilityBudgetBurn", "LatencyBudgetBurn"];
      const cases = [
        { burn: 0.9, windows: [] },
        { burn: 1.1, windows: ["3d"] },
        { burn: 2.9, windows: ["3d"] },
        { burn: 3.1, windows: ["1d", "3d"] },
        { burn: 5.9, windows: ["1d", "3d"] },
        { burn: 6.1, windows: ["1d", "3d", "6h"] },
        { burn: 14.3, windows: ["1d", "3d", "6h"] },
        { burn: 14.5, windows: ["1d", "1h", "3d", "6h"] },
      ];
      const tests = cases.flatMap(({ burn, windows }) => [
        burning({ failing: burn * 0.001, slow: 0 }, fails!, windows),
        burning({ failing: 0, slow: burn * 0.01 }, slow!, windows),
      ]);
      const file = join(folder, "rules/burning.yaml");
      writeFileSync(
        file,
        stringify({ rule_files: ["catalog.yaml"], evaluation_interval: "30s", tests }),
      );
      expect(run(folder, "test", "rules", file)).toContain("SUCCESS");
    }, 120_000);
  },
);

/** Two hours in which of a thousand requests each 30 s these shares fail and are slow. */
function burning(
  { failing, slow }: { failing: number; slow: number },
  alertname: string,
  windows: readonly string[],
) {
  const grows = (metric: string, labels: string, share: number) => ({
    series: `http_server_request_duration_seconds_${metric}{job="catalog"${labels}}`,
    values: `0+${1000 * share}x240`,
  });
  return {
    interval: "30s",
    input_series: [
      { series: 'up{job="catalog"}', values: "1x240" },
      grows("count", "", 1 - failing),
      grows("bucket", ',le="3"', 1 - failing - slow),
      grows("count", ',error_type="500"', failing),
      grows("bucket", ',error_type="500",le="3"', failing),
    ],
    promql_expr_test: [
      {
        expr: "count by (alertname, window) (ALERTS)",
        eval_time: "2h",
        exp_samples: windows.map((window) => ({
          labels: `{alertname="${alertname}", window="${window}"}`,
          value: 1,
        })),
      },
    ],
  };
}
