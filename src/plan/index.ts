import { capable, type Selection } from "../catalog/index.ts";
import { formats, type ContractsBefore } from "../contracts/index.ts";
import type { ServiceModel, SystemModel } from "../model/types.ts";
import { BLUEPRINT_FILE, HOME, SCHEMA_FILE } from "../own-files.ts";
import type { Pack } from "../render/pack.ts";
import { createRenderer } from "../render/renderer.ts";
import { exampleFiles } from "./examples.ts";
import { decisionFiles, plannedDecisions } from "./decisions.ts";
import { asGuest, type Guest } from "./guest.ts";
import { templateFiles } from "./files.ts";
import { portsOf } from "./opened.ts";
import { jsonText } from "./json.ts";
import { plannedMigrations, type MigrationsInput } from "./migrations.ts";
import { packageFiles } from "./packages.ts";
import { inOrder } from "./paths.ts";
import { searched } from "./places.ts";
import { repoModel } from "./repo-model.ts";
import { rolloutFile } from "./rollout-file.ts";
import { stepOf, stepsOf } from "./steps.ts";
import type { Draft, PackageManager, Plan } from "./types.ts";

export type * from "./types.ts";
export type { Guest } from "./guest.ts";
export type { MigrationsInput } from "./migrations.ts";

export interface PlanInput {
  system: SystemModel;
  selection: Selection;
  pack: Pack;
  /** `blueprint.yaml` as the user wrote it: it goes into the repo to the letter. */
  blueprintText: string;
  blueprintSchema: object;
  packageManager: PackageManager;
  migrations?: MigrationsInput;
  /** What is known of the contracts that a repo has. */
  contracts?: ContractsBefore;
  /** Without what only groundplan reads, and without a word of it. */
  ejected?: boolean;
  /** Plan for a repo that was there before groundplan came. */
  guest?: Guest;
}

/** Those of a repo of groundplan's own. */
export const PACKAGE_MANAGERS = ["npm", "pnpm"] as const satisfies readonly PackageManager[];

/**
 * Everything that will stand in the repo and be run in it. Pure: no disk, clock, chance or working directory.
 * What is wrong with a template's place is thrown here, what is wrong with its contents when the file is asked for.
 */
export function planSystem(input: PlanInput): Plan {
  const { system, selection, pack, packageManager, guest } = input;
  const renderer = createRenderer(pack);
  const repo = repoModel(system, selection, pack, renderer, input);
  const migrations = plannedMigrations(system, selection, pack, renderer, input.migrations);
  const all: Draft[] = [
    {
      path: BLUEPRINT_FILE,
      contents: () => input.blueprintText,
      ownership: "owned",
      source: "your blueprint",
    },
    {
      path: SCHEMA_FILE,
      contents: () => jsonText(input.blueprintSchema),
      ownership: "generated",
      source: "the blueprint's schema",
    },
    ...packageFiles(system, selection, packageManager, guest),
    ...contractFiles(system, selection, input.contracts),
    ...exampleFiles(system),
    rolloutFile(repo),
    ...templateFiles(repo, selection, pack, renderer),
    ...migrations.drafts,
  ];
  const { drafts, places } = searched(guest ? asGuest(all, selection.catalog.guest) : all);
  const decisions = plannedDecisions(system, places);
  const { compile } = selection.catalog;
  const every = [...drafts, ...decisionFiles(decisions, pack, renderer)];
  const planned = input.ejected ? every.filter(({ path }) => !path.startsWith(`${HOME}/`)) : every;
  return {
    files: inOrder(planned),
    places: planned.map(({ path, source, owner }) => ({ path, source, ...(owner && { owner }) })),
    steps: stepsOf(selection, packageManager, guest && system.scope),
    ...(compile && { compile: stepOf(compile, packageManager, guest && system.scope) }),
    notes: [],
    findings: migrations.findings,
    ports: portsOf(repo.deployment, `${packageManager} run ${repo.scriptNames.dev ?? "dev"}`),
    decisions,
  };
}

/** A service has a contract in each format of its features in which it has something to say. */
function contractFiles(
  system: SystemModel,
  selection: Selection,
  before?: ContractsBefore,
): Draft[] {
  const featuresOf = ({ name }: ServiceModel) => selection.byService.get(name.kebab) ?? [];
  return selection.features.flatMap((feature): Draft[] => {
    if (!feature.contract) return [];
    const format = formats[feature.contract.format];
    if (!format)
      throw new Error(
        `${feature.key} asks for the format ${feature.contract.format}, which has no emitter`,
      );
    const services = system.services.filter((service) => featuresOf(service).includes(feature));
    const spoken = services.filter(format.suits);
    return (spoken.length === 0 && format.wanted ? services : spoken).map((service) => {
      const features = featuresOf(service);
      const security = capable(features, "user-auth");
      const servers = features.flatMap(({ server }) => server ?? []);
      const draft = format.emit(service, { security, servers, ...(before && { before }) });
      return { ...draft, ownership: "merged", owner: [service.name.kebab] };
    });
  });
}
