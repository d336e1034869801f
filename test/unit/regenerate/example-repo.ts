import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planFrom } from "../../../src/index.ts";
import { createProject } from "../../../src/project.ts";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import { REAL } from "../plan/plans.ts";
import { emptyFolder } from "../workspace/helpers.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");

/** The example as `groundplan new` writes it. */
export async function shop(): Promise<string> {
  const root = join(emptyFolder(), "shop");
  const { plan } = planFrom(SHOP, "blueprint.yaml", REAL);
  await createProject(root, plan!, { install: false, git: false });
  return root;
}

export const again = (root: string, options: Partial<RegenerateOptions> = {}) =>
  regenerate(root, { mode: "write", install: false, ...options }, { catalog: REAL });

/** Changes the text of a file. */
export const edit = (root: string, path: string, change: (text: string) => string) => {
  const file = join(root, path);
  const before = readFileSync(file, "utf8");
  writeFileSync(file, change(before));
  if (change(before) === before) throw new Error(`${path} was not changed`);
};
