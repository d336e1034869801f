import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogOf, type PackageManager, planFrom } from "../../src/index.ts";
import { loadPack } from "../../src/workspace/load-pack.ts";
import { blueprintOf } from "../built/pairs/blueprint.ts";
import { domains } from "../built/pairs/domains.ts";
import { answers } from "../built/pairs/rows.ts";
import { ROOT } from "./generate.ts";
import { product, type Row } from "./pairwise.ts";

const AXES = ["deployment", "broker", "auth", "observability"];

const catalog = catalogOf(loadPack(join(ROOT, "templates")));

/** A repo as it was planned: path → text. */
export type Files = ReadonlyMap<string, string>;

export interface Deployment {
  name: string;
  row: Row;
  files: Files;
}

/** Every deployment with every broker, way to sign in and way to observe, each planned for two services that call each other by all styles. */
export const deployments = (): Deployment[] =>
  product({ ...pick(answers, AXES), ...rest() }).map((row, index) => ({
    row,
    name: AXES.map((axis) => row[axis]).join(", "),
    files: planned(blueprintOf(row, domains[index % domains.length]!)),
  }));

/** The last answer to each of the other questions, which is all of them where that is allowed. */
const rest = (): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([axis]) => !AXES.includes(axis))
      .map(([axis, all]) => [axis, [all.at(-1)!]]),
  );

const pick = (all: Readonly<Record<string, readonly string[]>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, all[key]!]));

export function planned(blueprint: string, packageManager: PackageManager = "npm"): Files {
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", catalog, { packageManager });
  if (!plan) throw new Error(JSON.stringify(problems));
  return new Map([...plan.files].map(({ path, contents }) => [path, contents]));
}

/** Writes the files of which `wanted` says so. */
export function write(files: Files, folder: string, wanted: (path: string) => boolean): void {
  for (const [path, text] of files) {
    if (!wanted(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
