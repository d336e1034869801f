import type { Carriers, Offer } from "../blueprint/offer.ts";
import type { Blueprint } from "../blueprint/types.ts";
import type { Pack } from "../render/pack.ts";
import { DECISIONS } from "../render/names.ts";
import { choicesOf, isOpen, type Choice } from "./choices.ts";
import { calleesOf, clientsOf, stylesOf } from "./clients.ts";
import { readBase } from "./contribution.ts";
import { checkCompany, readAxis, readFeature } from "./manifest.ts";
import { readDecisionWords, readNumberDecision } from "./number-decision.ts";
import type { Axis, Catalog, Feature, Selection } from "./types.ts";

export type * from "./types.ts";
export type { Choice } from "./choices.ts";
export type { GuestRules } from "./guest.ts";

const BASE = "base";

/** All axes and features of a pack, in the order of `order` in their manifests. Throws where a manifest is wrong: a defect of ours. */
export function readCatalog(pack: Pack): Catalog {
  const base = pack.manifests.find((one) => one.axis === BASE);
  const decisions = pack.manifests.filter(({ axis }) => axis === DECISIONS);
  const words = decisions.find(({ feature }) => feature === undefined);
  const axes = pack.manifests
    .filter(({ axis, feature }) => feature === undefined && axis !== BASE && axis !== DECISIONS)
    .map((manifest) => ({
      manifest,
      features: pack.manifests
        .filter((one) => one.axis === manifest.axis && one.feature !== undefined)
        .map(readFeature)
        .toSorted((a, b) => a.order - b.order),
    }));
  checkCompany(axes.flatMap(({ features }) => features));
  return {
    ...readBase(base?.data ?? {}, base?.path ?? BASE),
    axes: axes
      .map(({ manifest, features }) => readAxis(manifest, features))
      .toSorted((a, b) => a.order - b.order),
    decisions: decisions
      .filter((one) => one !== words)
      .map(readNumberDecision)
      .toSorted((a, b) => a.order - b.order),
    words: readDecisionWords(words?.data ?? {}, words?.path ?? DECISIONS),
  };
}

/** What a blueprint may say today. */
export function offerOf(catalog: Catalog): Offer {
  const ids = (axis: Axis | undefined) =>
    axis?.features.filter(({ hidden }) => !hidden).map(({ id }) => id) ?? [];
  const at = (path: string) => ids(catalog.axes.find((axis) => axis.path === path));
  const platform = catalog.axes.filter((axis) => axis.path.startsWith("platform."));
  return {
    platform: new Map(platform.map((axis) => [axis.id, ids(axis)])),
    carriers: new Map(platform.flatMap((axis) => carriersOf(axis) ?? [])),
    oneProcess: new Map(platform.map((axis) => [axis.id, able(axis, ONE_PROCESS)])),
    users: at("auth.users.kind"),
    api: at("services.*.api"),
    auto: new Set(catalog.axes.filter(isOpen).map(({ path }) => path)),
  };
}

/** What brings events from one service to another says so with this capability. */
const CARRIES = "events";

/** What makes all services run in one process, which nobody takes over from. */
export const ONE_PROCESS = "one-process";

const able = (axis: Axis, capability: string): string[] =>
  axis.features
    .filter(({ hidden, capabilities }) => !hidden && capabilities.includes(capability))
    .map(({ id }) => id);

function carriersOf(axis: Axis): [string, Carriers][] | undefined {
  const features = able(axis, CARRIES);
  const byDefault = axis.default.some((id) => features.includes(id));
  return features.length > 0 ? [[axis.id, { features, byDefault }]] : undefined;
}

/**
 * Fills in every default. The blueprint is sound: what it names is there. `guest`: for a repo that was there before, to which
 * nothing is brought that has its place in a repo of groundplan's own only.
 */
export function select(blueprint: Blueprint, whole: Catalog, guest = false): Selection {
  const catalog = guest ? withoutOwnRepo(whole) : whole;
  const choices = choicesOf(blueprint, catalog);
  const system = choices.flatMap(({ features }) => features);
  const own = new Map(
    blueprint.services.map(({ name, api }) => [
      name,
      catalog.axes
        .filter((axis) => axis.scope === "service")
        .flatMap((axis) => chosen(axis, api.length > 0 ? api : undefined)),
    ]),
  );
  const clients = clientsOf(blueprint, catalog, own);
  const byService = new Map(
    blueprint.services.map((service) => {
      const called = calleesOf(service).map((name) => clients.get(name)!);
      const features = [...system, ...own.get(service.name)!, ...called];
      return [service.name, inOrder(features, catalog)];
    }),
  );
  return {
    blueprint,
    catalog,
    choices,
    features: inOrder([...system, ...[...byService.values()].flat()], catalog),
    byService,
    callStyles: stylesOf(clients, catalog),
    offers: own,
  };
}

/** What a blueprint chooses that has its place in a repo of groundplan's own only. */
export const ownRepoChoices = (blueprint: Blueprint, catalog: Catalog): Choice[] =>
  choicesOf(blueprint, catalog).filter(({ features }) => features.some(({ ownRepo }) => ownRepo));

/** Without what has its place in a repo of groundplan's own only, and the questions that are about nothing else. */
const withoutOwnRepo = (catalog: Catalog): Catalog => ({
  ...catalog,
  axes: catalog.axes
    .map((axis) => ({ ...axis, features: axis.features.filter(({ ownRepo }) => !ownRepo) }))
    .filter(({ id, features }) => {
      const whole = catalog.axes.find((axis) => axis.id === id)!;
      return (
        features.filter(({ hidden }) => !hidden).length > 1 ||
        whole.features.length === features.length
      );
    }),
});

/** Does anything that was selected declare this capability? */
export const capable = (features: readonly Feature[], capability: string): boolean =>
  features.some((feature) => feature.capabilities.includes(capability));

function chosen(axis: Axis, said: readonly string[] | undefined): Feature[] {
  const wanted = said ?? axis.default;
  return axis.features.filter((feature) => wanted.includes(feature.id));
}

/** The features and all that they bring along, each once, in the order of the catalog. */
function inOrder(features: readonly Feature[], catalog: Catalog): Feature[] {
  const all = catalog.axes.flatMap((axis) => axis.features);
  const found = new Set<Feature>();
  const take = (feature: Feature): void => {
    if (found.has(feature)) return;
    found.add(feature);
    all.filter(({ key }) => feature.with.includes(key)).forEach(take);
  };
  features.forEach(take);
  return all.filter((feature) => found.has(feature));
}
