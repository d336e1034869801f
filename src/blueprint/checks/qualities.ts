import { contradictionsOf, type Contradiction, type Load } from "../../advice/index.ts";
import type { Draft } from "../draft.ts";
import type { Offer } from "../offer.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";

const NAMED = 6;

/** No quality is asked for that the calls between services, or the choices, put out of reach. */
export function checkQualities(draft: Draft, offer: Offer, report: Report): void {
  const load = loadOf(draft, offer);
  for (const found of contradictionsOf(load)) {
    const { at, value } = draft.qualities[found.quality]!;
    if (found.quality === "availability") {
      const message = `${value} % cannot be reached: ${needs(found)}, ${allAtOnce(found, load)} together at most ${found.reachable} % of the time`;
      report("GP2201", at, message, `Ask for ${found.reachable} or less${otherWays(found, load)}.`);
    } else {
      const message = `${value} ms cannot be reached: ${named(found)} visits ${found.visits} services one after the other, ${list(found)}, which takes ${found.reachable} ms at least`;
      report("GP2202", at, message, `Ask for ${found.reachable} or more, or call less.`);
    }
  }
}

const named = ({ service, operation }: Contradiction): string =>
  shown(operation === null ? service : `${service}.${operation}`);

const needs = (found: Contradiction): string =>
  found.services.size === 1
    ? `${named(found)} needs its database`
    : `${named(found)} needs ${found.services.size} services at once (${list(found)}) and their databases`;

const allAtOnce = ({ services }: Contradiction, { oneProcess }: Load): string => {
  if (oneProcess) return "and everything runs in one process:";
  return services.size === 1 ? "and its processes are there" : "and these are there";
};

function list({ services }: Contradiction): string {
  const first = [...services].slice(0, NAMED).join(", ");
  return services.size > NAMED ? `${first} …` : first;
}

function otherWays({ services }: Contradiction, { oneProcess }: Load): string {
  if (oneProcess) return ", or choose a broker outside of the process";
  return services.size === 1 ? "" : ", or call less: an event waits for nobody";
}

function loadOf({ qualities, platform, services }: Draft, offer: Offer): Load {
  return {
    qualities: Object.fromEntries(
      Object.entries(qualities).map(([name, { value }]) => [name, value]),
    ),
    oneProcess: [...offer.oneProcess].some(([axis, features]) =>
      features.includes(platform.get(axis)?.text ?? ""),
    ),
    services: services.map(({ name, operations }) => ({
      name: name.text,
      operations: operations.map((one) => ({
        name: one.name.text,
        calls: one.calls.map(({ service, operation }) => ({
          service: service.text,
          operation: operation.text,
        })),
      })),
    })),
  };
}
