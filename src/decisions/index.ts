import { leastProcesses } from "../advice/capacity.ts";
import {
  CPU_TARGET,
  DATABASE_UP,
  LEAST_CPU,
  LEAST_RATE,
  MOST_CPU,
  PROCESS_DOWN,
  reachOf,
  REQUESTS_PER_PROCESS,
  SPARE_CONNECTIONS,
  SURGE,
  UNSAID,
} from "../advice/index.ts";
import { factsOf } from "../catalog/facts.ts";
import { capable, ONE_PROCESS, type Selection } from "../catalog/index.ts";
import { valuesOf, type Values } from "../catalog/prose.ts";
import type { DecisionModel, ServiceModel, SystemModel } from "../model/types.ts";
import { decisionOfServices, decisionOfSystem } from "./choices.ts";
import type { Known } from "./drivers.ts";
import { decisionOfNumbers } from "./numbers.ts";

/** Everything that was decided, in the order of the records. */
export function decisionsOf(selection: Selection, system: SystemModel): DecisionModel[] {
  const { blueprint, catalog, choices, features } = selection;
  const facts = factsOf(blueprint);
  const { data: _, ...said } = blueprint.qualities;
  const qualities = { ...UNSAID, ...said };
  const oneProcess = capable(features, ONE_PROCESS);
  const values: Values = {
    ...valuesOf(facts),
    ...qualities,
    CPU_TARGET,
    LEAST_CPU,
    LEAST_RATE,
    MOST_CPU,
    ...reachOf({ ...blueprint, oneProcess }),
    DATABASE_UP,
    PROCESS_DOWN,
    processDownPercent: PROCESS_DOWN * 100,
    databaseUpPercent: DATABASE_UP * 100,
    SPARE_CONNECTIONS,
    SURGE,
    REQUESTS_PER_PROCESS,
    carrying: Math.ceil(qualities.peakRequestsPerSecond / REQUESTS_PER_PROCESS),
    least: leastProcesses(qualities.availability),
    serverConnections: system.serverConnections,
    maxConnections: system.maxConnections,
    longest: Math.max(...system.services.map(({ hops }) => hops)),
  };
  const known: Known = { facts, words: catalog.words, values };
  const services = system.services.map((service) => ({
    service: service.name.kebab,
    values: { ...values, ...valuesOfService(service) },
  }));
  return [
    ...choices.flatMap((choice) => decisionOfSystem(choice, known) ?? []),
    ...catalog.axes
      .filter(({ scope }) => scope === "service")
      .map((axis) => decisionOfServices(axis, blueprint.services, known)),
    ...catalog.decisions.map((decision) =>
      decisionOfNumbers(decision, services, known, oneProcess),
    ),
  ].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** The numbers of a service, and its share of the time on the longest way of calls. */
const valuesOfService = ({ hops, limits, objectives }: ServiceModel): Values => ({
  hops,
  share: limits.requestTimeoutMs - limits.callTimeoutMs,
  ...flat({ limits, objectives }),
});

/** `{ a: { b: 1 } }` as `{ "a.b": 1 }`. */
const flat = (value: object, path = ""): Record<string, number | string> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === "object" && inner !== null
        ? Object.entries(flat(inner, `${path}${key}.`))
        : inner === null
          ? []
          : [[`${path}${key}`, inner]],
    ),
  );
