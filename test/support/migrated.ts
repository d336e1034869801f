import { planFrom, type PlanOptions } from "../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../src/migrations/index.ts";
import { REAL } from "../unit/plan/plans.ts";
import { fillTables, type Lite, runMigration, shapeOf } from "./lite.ts";

/** All else that lands in a repo is left out: it takes longer than the migrations. */
const CATALOG = {
  ...REAL,
  pack: { ...REAL.pack, files: REAL.pack.files.filter(({ scope }) => scope === "migration") },
};

/** A blueprint with something of each sort that a migration may change. */
export const BEFORE = `groundplan: 1
name: shop
services:
  sales:
    entities:
      Order:
        crud: [create, list]
        allow: { create: public, list: public }
        fields: { note: "string(20)?", sku: string(9) unique, total: money, size: enum(s|m) = s, more: json }
        relations: { labels: many-to-many Label, first: belongs-to Label? }
      Label: { fields: { word: text } }
`;

export interface Repo {
  history: string;
  migrations: ReadonlyMap<string, string>;
}

/** What stands of migrations in a repo of a blueprint. */
export function repoOf(
  blueprint: string,
  before?: Repo,
  renames: readonly Rename[] = [],
  standing: Pick<NonNullable<PlanOptions["repo"]>, "namesBelow" | "textOf"> = {},
): Repo {
  const repo = before && { history: before.history, renames, ...standing };
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", CATALOG, repo && { repo });
  if (!plan) throw new Error(`${problems.map(({ message }) => message).join("\n")}\n${blueprint}`);
  const files = [...plan.files];
  const own = files.filter(({ path }) => path.startsWith("services/sales/migrations/"));
  return {
    history: files.find(({ path }) => path === HISTORY_FILE)!.contents,
    migrations: new Map(own.map(({ path, contents }) => [path.split("/").at(-1)!, contents])),
  };
}

export const ID = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

let cases = 0;

/** What is done with the tables of a schema. */
interface During {
  before?: (schema: string) => Promise<void>;
  /** While both versions run. */
  between?: (schema: string) => Promise<void>;
}

/** Migrates rows of one model to another, and compares with a database that never had the first. */
export async function migrated(
  lite: Lite,
  from: Repo,
  to: Repo,
  fresh: Repo,
  during: During | During["between"] = {},
) {
  const { before, between } = typeof during === "function" ? { between: during } : during;
  const schemas = { was: `was_${++cases}`, is: `is_${cases}` };
  const { was, is } = schemas;
  await lite.exec(`create schema ${was}; create schema ${is}`);
  for (const [name, text] of from.migrations) await runMigration(lite, was, name, text);
  await fillTables(lite, was);
  await before?.(was);
  const later = [...to.migrations].filter(([name]) => !from.migrations.has(name));
  const contracts = later.filter(([name]) => name.endsWith(".contract.sql"));
  for (const one of later) if (!contracts.includes(one)) await runMigration(lite, was, ...one);
  await between?.(was);
  for (const one of contracts) await runMigration(lite, was, ...one);
  for (const [name, text] of fresh.migrations) await runMigration(lite, is, name, text);
  const shapes = { migrated: await shapeOf(lite, was), fresh: await shapeOf(lite, is) };
  const rows = async (table: string) =>
    (await lite.exec(`select * from ${was}."${table}" order by 1`)).at(-1)!.rows;
  return {
    ...shapes,
    schema: was,
    rows,
    done: () => lite.exec(`drop schema ${was}, ${is} cascade`),
  };
}
