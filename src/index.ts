import { blueprintSchema, readBlueprint } from "./blueprint/index.ts";
import type { Blueprint } from "./blueprint/types.ts";
import {
  capable,
  offerOf,
  ONE_PROCESS,
  readCatalog,
  select,
  type Catalog,
} from "./catalog/index.ts";
import { decisionsOf } from "./decisions/index.ts";
import { buildModel } from "./model/index.ts";
import type { SystemModel } from "./model/types.ts";
import { planSystem, type PackageManager, type Plan } from "./plan/index.ts";
import type { Problem } from "./problem.ts";
import type { Pack } from "./render/pack.ts";
import { installedPack } from "./workspace/installed-pack.ts";

export { offerOf, type Axis, type Catalog, type Feature } from "./catalog/index.ts";
export {
  PACKAGE_MANAGERS,
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
export const loadCatalog = async (): Promise<LoadedCatalog> => catalogOf(await installedPack());

export const catalogOf = (pack: Pack): LoadedCatalog => ({ ...readCatalog(pack), pack });

export interface PlanOptions {
  packageManager?: PackageManager;
}

/**
 * The whole way from a blueprint's text to everything that would be written and run. Pure.
 * @returns a plan, or the problems that stand in its way, never both.
 */
export function planFrom(
  text: string,
  file: string,
  catalog: LoadedCatalog,
  options: PlanOptions = {},
): { plan?: Plan; blueprint?: Blueprint; system?: SystemModel; problems: Problem[] } {
  const offer = offerOf(catalog);
  const { blueprint, problems } = readBlueprint(text, file, offer);
  if (!blueprint) return { problems };
  const { packageManager = "npm" } = options;
  const selection = select(blueprint, catalog);
  const oneProcess = capable(selection.features, ONE_PROCESS);
  const system = buildModel(blueprint, {
    packageManager,
    styles: selection.callStyles,
    offers: selection.offers,
    oneProcess,
  });
  system.decisions = decisionsOf(selection, system);
  const plan = planSystem({
    system,
    selection,
    pack: catalog.pack,
    blueprintText: text,
    blueprintSchema: blueprintSchema(offer),
    packageManager,
  });
  return { plan, blueprint, system, problems };
}
