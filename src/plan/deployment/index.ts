import { CPU_TARGET } from "../../advice/index.ts";
import { capable, ONE_PROCESS, type Selection } from "../../catalog/index.ts";
import type { ServiceModel, SystemModel } from "../../model/types.ts";
import { type Facts, wordsOf } from "./facts.ts";
import { hostsOf, resourceModel } from "./resources.ts";
import type { DeploymentModel, UnitModel } from "./types.ts";
import { once, unitsOf } from "./units.ts";

export type * from "./types.ts";

/** How long a process says that it is not ready before it stops, where something else has to notice. */
const DRAIN_MS = 5000;

/**
 * What a system needs where it runs, folded from what its features contribute: each deployment writes it in its own words, and no
 * deployment knows a feature. Pure.
 */
export function deploymentOf(
  system: SystemModel,
  { features, byService }: Selection,
): DeploymentModel {
  const oneProcess = capable(features, ONE_PROCESS);
  const names = oneProcess ? [system.name.kebab] : system.services.map(({ name }) => name.kebab);
  const offered = features.flatMap(({ resources }) => resources);
  const hosts = hostsOf(offered, names);
  const facts: Facts = {
    featuresOf: ({ name }: ServiceModel) => byService.get(name.kebab) ?? [],
    hostOf: ({ name }) => (oneProcess ? "localhost" : name.kebab),
    here: wordsOf(
      system,
      offered,
      (name) => hosts.get(name)!,
      (name) => `\${${name}:?}`,
    ),
    local: wordsOf(system, offered, () => "localhost"),
    optional: offered.filter(({ profile }) => profile !== null).map(({ name }) => name),
  };
  const units = unitsOf(system, facts, oneProcess, DRAIN_MS);
  const asked = features.flatMap(({ environment }) => environment.flatMap(({ of }) => of ?? []));
  const used = new Set(units.flatMap(({ of }) => of));
  const started = offered.filter(({ name }) => used.has(name) || !asked.includes(name));
  const resources = started.map((one) => resourceModel(one, hosts.get(one.name)!, facts));
  const volumes = resources.filter(({ volume }) => volume !== null);
  const passwords = started.flatMap(({ secrets }) => named(secrets));
  const adjustable = started.flatMap(({ settings }) => named(settings));
  const variables = once(units.flatMap(({ environment }) => environment));
  const secrets = variables.filter(({ secret }) => secret);
  const settings = variables.filter(({ secret, production }) => !secret && production !== null);
  const models: UnitModel[] = [];
  const deployment: DeploymentModel = {
    oneProcess,
    units: models,
    resources,
    volumes,
    hasVolumes: volumes.length > 0,
    profiles: [...new Set(started.flatMap(({ profile }) => profile ?? []))],
    passwords,
    hasPasswords: passwords.length > 0,
    adjustable,
    hasAdjustable: adjustable.length > 0,
    secrets,
    hasSecrets: secrets.length > 0,
    settings,
    hasSettings: settings.length > 0,
    images: units.map(({ image }) => image),
    grows: units.some(({ grows }) => grows),
    scraped: units.some(({ scraped }) => scraped !== null),
    development: Object.assign({}, ...features.map(({ development }) => development)),
    startsHere: features.find(({ startsHere }) => startsHere !== null)?.startsHere ?? null,
    cpuTarget: CPU_TARGET,
    drainMs: DRAIN_MS,
  };
  for (const { of, ...unit } of units) {
    const needed = started.filter(({ name, profile }) => of.includes(name) && profile === null);
    const callers = units.flatMap(({ name, calls }) =>
      calls.filter((call) => call.name === unit.name).map(({ port }) => ({ name, port })),
    );
    models.push({
      ...unit,
      deployment,
      needs: needed.map(({ name, health }) => ({
        name: hosts.get(name)!,
        checked: health.length > 0,
      })),
      hasNeeds: needed.length > 0,
      callers,
      isReached: unit.isOpen || unit.scraped !== null || callers.length > 0,
    });
  }
  return deployment;
}

const named = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, value]) => ({ name, value }));
