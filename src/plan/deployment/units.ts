import type { ServiceModel, SystemModel } from "../../model/types.ts";
import type { Facts } from "./facts.ts";
import { portsOf } from "./ports.ts";
import type { LinkModel, UnitModel, VariableModel } from "./types.ts";
import { type Read, variablesOf } from "./variables.ts";

/** What a process does after it has stopped listening, at most, beside the requests that it has begun; in milliseconds. */
const CLOSING_MS = 5000;

/** What is told of a unit before others are known. */
export type Unit = Omit<
  UnitModel,
  "deployment" | "callers" | "isReached" | "needs" | "hasNeeds"
> & {
  /** Names of resources, as manifests say them. */
  of: readonly string[];
};

/** The processes of a system: one for each service, or one for all of them. */
export function unitsOf(system: SystemModel, facts: Facts, oneProcess: boolean, drainMs: number) {
  const { services, name } = system;
  return oneProcess
    ? [unit(name.kebab, services, "", facts, drainMs)]
    : services.map((service) =>
        unit(service.name.kebab, [service], `services/${service.name.kebab}/src/`, facts, drainMs),
      );
}

function unit(
  name: string,
  services: readonly ServiceModel[],
  home: string,
  facts: Facts,
  drainMs: number,
): Unit {
  const read = once(services.flatMap((service) => variablesOf(service, facts)));
  const environment = read.map(bare);
  const secrets = environment.filter(({ secret }) => secret);
  const links = environment.filter(({ production }) => production === null);
  const outside = read.flatMap(({ name: variable, production }) =>
    production === null ? [] : [{ name: variable, port: portIn(production) }],
  );
  const ports = portsOf(services, facts.featuresOf);
  const { system, limits, objectives, purpose } = services[0]!;
  const stop = Math.max(...services.map((one) => one.limits.requestTimeoutMs));
  const usualMiB = 128 + 64 * services.length;
  return {
    name,
    image: home === "" ? name : `${system.name.kebab}-${name}`,
    system,
    purpose: services.length === 1 ? purpose : null,
    services,
    home,
    ports,
    port: ports[0]!.number,
    portVariable: home === "" ? `PORT_${services[0]!.name.constant}` : "PORT",
    served: ports.filter(({ scrape }) => scrape === null),
    scraped: ports.find(({ scrape }) => scrape !== null) ?? null,
    environment,
    secrets,
    hasSecrets: secrets.length > 0,
    links,
    hasLinks: links.length > 0,
    of: [...new Set(read.flatMap(({ of }) => of ?? []))],
    calls: callsOf(read, services, facts),
    outside: outside.filter(
      ({ port }, index) => outside.findIndex((one) => one.port === port) === index,
    ),
    isOpen: services.some(({ hasExposed }) => hasExposed),
    limits,
    objectives,
    emitsEvents: services.some((one) => one.emitsEvents),
    consumesEvents: services.some((one) => one.consumesEvents),
    isMany: limits.maxReplicas > 1,
    grows: limits.maxReplicas > limits.replicas,
    graceSeconds: Math.ceil((drainMs + stop + CLOSING_MS) / 1000) + 5,
    cpuMillis: services.reduce((sum, one) => sum + one.limits.cpuMillis, 0),
    usualMiB,
    limitMiB: 2 * usualMiB,
  };
}

function callsOf(read: readonly Read[], own: readonly ServiceModel[], facts: Facts): LinkModel[] {
  return read.flatMap(({ callee }) =>
    callee && !own.includes(callee.service)
      ? [{ name: facts.hostOf(callee.service), port: callee.port }]
      : [],
  );
}

const bare = ({ of: _of, callee: _callee, ...variable }: Read): VariableModel => variable;

export const once = <T extends { name: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.name, one])).values(),
];

const USUAL: Readonly<Record<string, number>> = { "https:": 443, "http:": 80 };

/** The port that an address names. */
function portIn(address: string): number {
  const { port, protocol } = new URL(address);
  const number = port === "" ? USUAL[protocol] : Number(port);
  if (number === undefined) throw new Error(`${address} names no port`);
  return number;
}
