import { parse } from "yaml";
import { capable, type Selection } from "../catalog/index.ts";
import { type Phase, readRollout, type RolloutItem } from "../catalog/rollout.ts";
import type { ServiceModel, SystemModel } from "../model/types.ts";
import type { Pack } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import { type DeploymentModel, deploymentOf } from "./deployment/index.ts";
import { type Guest, scriptNames } from "./guest.ts";
import { chained } from "./package-parts.ts";
import { testServers, type TestServers } from "./test-servers.ts";

/** The system as templates of `repo/` see it: beside the model, what follows from the selection. */
export interface RepoModel extends SystemModel {
  usesPnpm: boolean;
  /** groundplan has left: the repo says nothing of it. */
  ejected: boolean;
  /** The repo was there before groundplan came. */
  guest: boolean;
  /** Names of the root's scripts → what they are called there. */
  scriptNames: Readonly<Record<string, string>>;
  /** Some operation of some service may be called from outside. */
  hasExposed: boolean;
  deployment: DeploymentModel;
  /** The deployment wants an image of each of its units. */
  buildsImages: boolean;
  testing: TestServers;
  /** Services that others call, each once. */
  called: readonly ServiceModel[];
  /** What has to hold so that a version can go out: what a command sees before what a person does, each in catalog order. */
  rollout: Readonly<Record<Phase, readonly RolloutItem[]>>;
}

/** What builds an image of each service says so with this capability. */
const IMAGES = "images";
const ROLLOUT = "rollout.yaml";

export function repoModel(
  system: SystemModel,
  selection: Selection,
  pack: Pack,
  renderer: Renderer,
  { ejected = false, guest }: { ejected?: boolean; guest?: Guest } = {},
): RepoModel {
  const scripts = Object.keys(chained([selection.catalog.base, ...selection.features]));
  const facts = {
    ...system,
    ejected,
    guest: guest !== undefined,
    scriptNames: scriptNames(system, scripts, guest),
    usesPnpm: system.packageManager === "pnpm",
    hasExposed: system.services.some((one) => one.hasExposed),
    deployment: deploymentOf(system, selection),
    buildsImages: capable(selection.features, IMAGES),
    testing: testServers(system, selection.features),
    called: [...new Set(system.services.flatMap(calledBy))],
  };
  const features = selection.features.map(({ key }) => key);
  const items = pack.files
    .filter((file) => file.scope === "feature" && file.target === ROLLOUT)
    .filter(({ feature }) => feature === undefined || features.includes(feature))
    .toSorted((a, b) => placeOf(a.feature, features) - placeOf(b.feature, features))
    .flatMap(({ id }) => readRollout(parse(renderer.render(id, facts, { features })), id));
  const twice = items.find(({ id }, at) => items.findIndex((one) => one.id === id) !== at);
  if (twice) throw new Error(`Two items of the rollout are called ${twice.id}`);
  const of = (phase: Phase) => {
    const all = items.filter((one) => one.phase === phase);
    return [
      ...all.filter(({ run }) => run.length > 0),
      ...all.filter(({ run }) => run.length === 0),
    ];
  };
  return {
    ...facts,
    rollout: { before: of("before"), during: of("during"), after: of("after") },
  };
}

const calledBy = ({ callees }: ServiceModel): ServiceModel[] =>
  callees.map(({ service }) => service);

/** The base comes first. */
const placeOf = (feature: string | undefined, all: readonly string[]): number =>
  feature === undefined ? -1 : all.indexOf(feature);
