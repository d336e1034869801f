import { DATABASE_UP, PROCESS_DOWN, UNSAID, VISIT_MS } from "./assumptions.ts";
import { Calls, type Way } from "./calls.ts";
import { leastProcesses } from "./capacity.ts";
import type { Contradiction, Load } from "./types.ts";

type Request = Way & Pick<Contradiction, "service" | "operation">;

/** For each quality that was said, the operation that is furthest from what it asks for, if any cannot reach it. */
export function contradictionsOf(load: Load): Contradiction[] {
  const requests = requestsOf(load);
  return [...beyondAvailability(requests, load), ...beyondLatency(requests, load)];
}

function requestsOf(load: Load): Request[] {
  const calls = new Calls(load.services);
  return load.services.flatMap(({ name: service, operations }): Request[] => [
    { service, operation: null, hops: 0, visits: 1, services: new Set([service]) },
    ...operations.map(({ name: operation }) => {
      const step = { service, operation };
      return { ...step, ...calls.way(step) };
    }),
  ]);
}

/** All services that take part have to be there at once, each with one of its processes and its database. */
function beyondAvailability(requests: readonly Request[], load: Load): Contradiction[] {
  const { availability } = load.qualities;
  const widest = most(requests, ({ services }) => services.size);
  if (availability === undefined || !widest) return [];
  const reachable = reachableOf(availability, widest.services.size, load.oneProcess);
  return reachable < availability ? [{ ...widest, quality: "availability", reachable }] : [];
}

/** The best that a request can have that visits so many services, in percent, where `availability` sizes them. */
function reachableOf(availability: number, services: number, oneProcess: boolean): number {
  const processes = oneProcess ? 1 : leastProcesses(availability);
  const up = (1 - PROCESS_DOWN ** processes) * DATABASE_UP;
  return Math.floor(up ** (oneProcess ? 1 : services) * 100_000) / 1000;
}

/** The most services that one request visits, and the availability in percent that it can have then. */
export function reachOf(load: Load): { widest: number; reachable: number } {
  const { availability = UNSAID.availability } = load.qualities;
  const widest = Math.max(1, ...requestsOf(load).map(({ services }) => services.size));
  return { widest, reachable: reachableOf(availability, widest, load.oneProcess) };
}

/** What visits others one after the other takes the time of all visits. */
function beyondLatency(requests: readonly Request[], load: Load): Contradiction[] {
  const { p99Milliseconds } = load.qualities;
  const longest = most(requests, ({ visits }) => visits);
  if (p99Milliseconds === undefined || !longest || longest.visits === 1) return [];
  const reachable = longest.visits * VISIT_MS;
  return reachable > p99Milliseconds ? [{ ...longest, quality: "p99Milliseconds", reachable }] : [];
}

/** The first of those that have most. */
const most = <T>(all: readonly T[], of: (one: T) => number): T | undefined =>
  all.reduce<T | undefined>(
    (best, one) => (best === undefined || of(one) > of(best) ? one : best),
    undefined,
  );
