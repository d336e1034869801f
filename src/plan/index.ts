import { capable, type Selection } from "../catalog/index.ts";
import { emitters } from "../contracts/index.ts";
import type { SystemModel } from "../model/types.ts";
import type { Pack } from "../render/pack.ts";
import { createRenderer } from "../render/renderer.ts";
import { exampleFiles } from "./examples.ts";
import { templateFiles } from "./files.ts";
import { jsonText } from "./json.ts";
import { packageFiles } from "./packages.ts";
import { inOrder } from "./paths.ts";
import type { Draft, Plan, Step } from "./types.ts";

export type * from "./types.ts";

export interface PlanInput {
  system: SystemModel;
  selection: Selection;
  pack: Pack;
  /** `blueprint.yaml` as the user wrote it: it goes into the repo to the letter. */
  blueprintText: string;
  blueprintSchema: object;
  packageManager: PackageManager;
}

export const PACKAGE_MANAGERS = ["npm", "pnpm"] as const;
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

/**
 * Everything that will stand in the repo and be run in it. Pure: no disk, clock, chance or working directory.
 * What is wrong with a template's place is thrown here, what is wrong with its contents when the file is asked for.
 */
export function planSystem(input: PlanInput): Plan {
  const { system, selection, pack, packageManager } = input;
  const drafts: Draft[] = [
    {
      path: "blueprint.yaml",
      contents: () => input.blueprintText,
      ownership: "owned",
      source: "your blueprint",
    },
    {
      path: ".groundplan/blueprint.schema.json",
      contents: () => jsonText(input.blueprintSchema),
      ownership: "generated",
      source: "the blueprint's schema",
    },
    ...packageFiles(system, selection, packageManager),
    ...contractFiles(system, selection),
    ...exampleFiles(system),
    ...templateFiles(system, selection, pack, createRenderer(pack)),
  ];
  return {
    files: inOrder(drafts),
    steps: stepsOf(selection, packageManager),
    notes: [],
  };
}

/** A service of which nobody may call anything has no contract, unless a format's generator would find none at all. */
function contractFiles(system: SystemModel, selection: Selection): Draft[] {
  const offers = system.services.flatMap((service) =>
    (selection.byService.get(service.name.kebab) ?? []).map((feature) => ({ service, feature })),
  );
  const spoken = new Set(
    offers.filter(({ service }) => service.hasExposed).map(({ feature }) => feature),
  );
  return offers.flatMap(({ service, feature }): Draft[] => {
    if (!feature.contract || (spoken.has(feature) && !service.hasExposed)) return [];
    const emit = emitters[feature.contract.format];
    if (!emit)
      throw new Error(
        `${feature.key} asks for the format ${feature.contract.format}, which has no emitter`,
      );
    const features = selection.byService.get(service.name.kebab) ?? [];
    const security = capable(features, "user-auth");
    return [{ ...emit(service, { security }), ownership: "merged" }];
  });
}

function stepsOf({ catalog, features }: Selection, pm: PackageManager): Step[] {
  const install: Step = { id: "install", title: "Installing packages", command: [pm, "install"] };
  const more = [catalog.base, ...features].flatMap((one) => one.steps);
  const unique = more.filter(
    (step, index) => more.findIndex((other) => other.id === step.id) === index,
  );
  return [
    install,
    ...unique.map(({ id, title, script }): Step => ({
      id,
      title,
      command: [pm, "run", script],
      after: "install",
    })),
  ];
}
