import { join } from "node:path";
import { catalogOf, planFrom } from "../../../src/index.ts";
import type { Plan, PlannedFile } from "../../../src/plan/types.ts";
import { compilePack } from "../../../src/render/compile.ts";
import { loadPack } from "../../../src/workspace/load-pack.ts";
import { SMALL } from "./small.ts";

export { SMALL };

/** Plans a blueprint with a catalog of a few files, given as path → text. */
export const planOf = (
  blueprint: string,
  templates: Readonly<Record<string, string>>,
  packageManager: "npm" | "pnpm" = "npm",
): Plan => {
  const sources = Object.entries({ ...SMALL, ...templates });
  const catalog = catalogOf(compilePack(sources.map(([path, text]) => ({ path, text }))));
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", catalog, { packageManager });
  if (!plan) throw new Error(problems.map(({ message }) => message).join("\n"));
  return plan;
};

/** The catalog that users choose from. */
export const REAL = catalogOf(loadPack(join(import.meta.dirname, "../../../templates")));

/** Plans a blueprint as users would. Throws where it is not sound. */
export function realPlan(blueprint: string): Plan {
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", REAL);
  if (!plan) throw new Error(problems.map(({ message }) => message).join("\n"));
  return plan;
}

export const fileOf = (plan: Plan, path: string): PlannedFile => {
  const file = [...plan.files].find((one) => one.path === path);
  if (!file) throw new Error(`There is no ${path}, but ${pathsOf(plan).join(", ")}`);
  return file;
};

export const jsonOf = (plan: Plan, path: string) => JSON.parse(fileOf(plan, path).contents);

export const pathsOf = (plan: Plan): string[] => Array.from(plan.files, ({ path }) => path);

/** Two services, the second with an entity and two operations. */
export const SHOP = `groundplan: 1
name: shop
services:
  cart: {}
  sales:
    api: { fancy: {} }
    entities:
      Order: { crud: [get, list], allow: { get: public }, fields: { sku: string(9) } }
`;
