import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../../src/plan/types.ts";
import { realPlan } from "../plan/plans.ts";

const ROOT = join(import.meta.dirname, "../../..");
const text = (path: string) => readFileSync(join(ROOT, path), "utf8");

export const SHOP = text("examples/shop.yaml");

/** Blueprints of which all documents are read, each with what is of interest in it. */
export const BLUEPRINTS: readonly (readonly [name: string, blueprint: string])[] = [
  ["the shop", SHOP],
  [
    "the shop in one process",
    SHOP.replace("broker: nats", "broker: memory").replace("  availability: 99.9\n", ""),
  ],
  ["the shop on Redis", SHOP.replace("broker: nats", "broker: redis")],
  [
    "the shop on Kubernetes, with GitLab",
    SHOP.replace("deployment: compose", "deployment: kubernetes").replace(
      "ci: github",
      "ci: gitlab",
    ),
  ],
  [
    "the shop with nothing around it",
    SHOP.replace("deployment: compose", "deployment: none")
      .replace("ci: github", "ci: none")
      .replace("observability: opentelemetry", "observability: none"),
  ],
  ...["clinic", "hostile", "odd", "every-feature"].map(
    (name) => [name, text(`test/blueprints/${name}.yaml`)] as const,
  ),
];

export const planOf = (blueprint: string): Plan => realPlan(blueprint);

/** Path → contents of the Markdown files of a plan. */
export const markdownOf = (plan: Plan): Map<string, string> =>
  new Map(
    [...plan.files]
      .filter(({ path }) => path.endsWith(".md"))
      .map(({ path, contents }) => [path, contents]),
  );
