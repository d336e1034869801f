import { planFrom, type PlanOptions } from "../../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../../src/migrations/index.ts";
import { REAL } from "./plans.ts";

/** Nothing but migrations, and what is made without templates. */
const CATALOG = {
  ...REAL,
  pack: { ...REAL.pack, files: REAL.pack.files.filter(({ scope }) => scope === "migration") },
};

export const SHOP = `groundplan: 1
name: shop
services:
  sales:
    entities:
      Order: { crud: [list], allow: { list: public }, fields: { note: string(20), size: int? } }
`;

export function planned(blueprint: string, repo?: PlanOptions["repo"]) {
  const made = planFrom(blueprint, "blueprint.yaml", CATALOG, repo && { repo });
  const files = new Map(Array.from(made.plan?.files ?? [], (file) => [file.path, file]));
  const text = (path: string): string => files.get(path)?.contents ?? `there is no ${path}`;
  const migrations = [...files.keys()].filter((path) => path.endsWith(".sql"));
  return { ...made, files, text, migrations, history: text(HISTORY_FILE) };
}

export const first = planned(SHOP);
export const after = (blueprint: string, renames: readonly Rename[] = [], before = first) =>
  planned(blueprint, { history: before.history, renames });
const FOLDER = "services/sales/migrations";
export const named = (...names: string[]) => names.map((name) => `${FOLDER}/${name}`);
export const namesOf = (paths: readonly string[]) => (folder: string) =>
  paths.flatMap((path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []));
