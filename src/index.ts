import { blueprintSchema, readBlueprint } from "./blueprint/index.ts";
import { problemAt } from "./blueprint/problem-at.ts";
import type { Blueprint } from "./blueprint/types.ts";
import {
  capable,
  offerOf,
  ONE_PROCESS,
  readCatalog,
  select,
  type Catalog,
  ownRepoChoices,
  type Choice,
} from "./catalog/index.ts";
import {
  damagedHistory,
  findingProblem,
  isLoss,
  readBackfills,
  readHistory,
  schemasOf,
  type Backfill,
  type Rename,
} from "./migrations/index.ts";
import type { WrittenContract } from "./contracts/index.ts";
import { decisionsOf } from "./decisions/index.ts";
import { buildModel } from "./model/index.ts";
import type { SystemModel } from "./model/types.ts";
import { planSystem, type Guest, type PackageManager, type Plan } from "./plan/index.ts";
import type { Problem } from "./problem.ts";
import type { Pack } from "./render/pack.ts";
import { installedPack } from "./workspace/installed-pack.ts";

export { offerOf, type Axis, type Catalog, type Feature } from "./catalog/index.ts";
export {
  PACKAGE_MANAGERS,
  type Guest,
  type PackageManager,
  type Plan,
  type PlannedFile,
  type Step,
} from "./plan/index.ts";
export { createProject, type ProjectOptions, type Result } from "./project.ts";

/** The catalog with the templates it was read from. */
export interface LoadedCatalog extends Catalog {
  pack: Pack;
}

/** All that can be chosen, with the templates that came with this version. */
export async function loadCatalog(): Promise<LoadedCatalog> {
  const { pack, catalog } = await installedPack();
  return { ...catalog, pack };
}

export const catalogOf = (pack: Pack): LoadedCatalog => ({ ...readCatalog(pack), pack });

const NO_HISTORY = '{ "services": {} }';

export interface PlanOptions {
  packageManager?: PackageManager;
  /** Plan a repo that groundplan has left. */
  ejected?: boolean;
  /** Plan for a repo that was there before groundplan came. */
  guest?: Guest;
  /** Of a repo that there is already; absent: a new one. */
  repo?: {
    /** The text of `HISTORY_FILE`, where it stands. */
    history?: string;
    /** The names of all files below one of its folders. */
    namesBelow?: (folder: string) => readonly string[];
    /** The text of one of its migrations. */
    textOf?: (path: string) => string | undefined;
    /** Its contracts, by their paths. */
    contracts?: ReadonlyMap<string, WrittenContract>;
    /** What got another name since, by its path as it was. */
    renames?: readonly Rename[];
    /** What rows get that are there, in fields that are new or become required. */
    backfills?: readonly Backfill[];
  };
}

export interface Planned {
  plan?: Plan;
  blueprint?: Blueprint;
  system?: SystemModel;
  problems: Problem[];
  /** What the plan's new migrations would lose: problems, unless the user allows it (`withoutLoss`). */
  losses: readonly Problem[];
}

/** A choice that a repo which was there before makes for itself. */
const ownRepoProblem = ({ axis, features }: Choice, at: { text: string; file: string }): Problem =>
  problemAt(at, axis.path.split("."), {
    code: "GP1908",
    message: `${features.map(({ label }) => label).join(", ")} is this repo's own affair: it was there before groundplan`,
    help: `Leave ${axis.path} out.`,
  });

/**
 * The whole way from a blueprint's text to everything that would be written and run. Pure.
 * @returns a plan, perhaps with warnings; or the problems that stand in its way.
 */
export function planFrom(
  text: string,
  file: string,
  catalog: LoadedCatalog,
  options: PlanOptions = {},
): Planned {
  const offer = offerOf(catalog);
  const { blueprint, problems } = readBlueprint(text, file, offer);
  if (!blueprint) return { problems, losses: [] };
  const { packageManager = "npm", repo = {}, ejected = false, guest } = options;
  const { renames = [], namesBelow, textOf } = repo;
  const history = readHistory(repo.history ?? NO_HISTORY);
  if (!history) return { problems: [damagedHistory()], losses: [] };
  const strangers = guest ? ownRepoChoices(blueprint, catalog) : [];
  if (strangers.length > 0)
    return { problems: strangers.map((one) => ownRepoProblem(one, { text, file })), losses: [] };
  const rows = readBackfills(repo.backfills ?? [], blueprint, { text, file });
  if (rows.problems.length > 0) return { problems: [...rows.problems], losses: [] };
  const selection = select(blueprint, catalog, guest !== undefined);
  const oneProcess = capable(selection.features, ONE_PROCESS);
  const system = buildModel(blueprint, {
    packageManager,
    styles: selection.callStyles,
    offers: selection.offers,
    oneProcess,
    schemas: schemasOf(
      blueprint.services.map(({ name }) => name),
      history,
      renames,
    ),
  });
  system.decisions = decisionsOf(selection, system);
  const plan = planSystem({
    system,
    selection,
    pack: catalog.pack,
    blueprintText: text,
    blueprintSchema: blueprintSchema(offer),
    packageManager,
    migrations: {
      history,
      renames,
      fills: rows.fills,
      ...(namesBelow && { namesBelow }),
      ...(textOf && { textOf }),
    },
    ...(repo.contracts && { contracts: { contracts: repo.contracts, renames } }),
    ejected,
    ...(guest && { guest }),
  });
  const told = (plan.findings ?? []).map((finding) => ({
    loss: isLoss(finding),
    problem: findingProblem({ text, file }, finding),
  }));
  const refused = told.flatMap(({ loss, problem }) => (loss ? [] : [problem]));
  if (refused.length > 0) return { problems: [...problems, ...refused], losses: [] };
  const losses = told.map(({ problem }) => problem);
  return { plan, blueprint, system, problems, losses };
}
