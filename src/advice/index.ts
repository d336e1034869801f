import { UNSAID } from "./assumptions.ts";
import { Calls } from "./calls.ts";
import { capacityOf } from "./capacity.ts";
import { objectivesOf } from "./objectives.ts";
import { timeoutsOf } from "./timeouts.ts";
import type { Load, Numbers } from "./types.ts";

export * from "./assumptions.ts";
export { contradictionsOf, reachOf } from "./contradictions.ts";
export type * from "./types.ts";

/** The numbers of every service, by its name: from the qualities, by the formulas that the decision records write out. */
export function numbersOf({ qualities, oneProcess, services }: Load): Map<string, Numbers> {
  const calls = new Calls(services);
  const hops = new Map(services.map((service) => [service.name, calls.hops(service)]));
  const longest = Math.max(0, ...hops.values());
  const p99 = qualities.p99Milliseconds ?? UNSAID.p99Milliseconds;
  const capacity = capacityOf(qualities, oneProcess);
  const objectives = objectivesOf(qualities);
  return new Map(
    [...hops].map(([name, own]) => [
      name,
      { hops: own, limits: { ...timeoutsOf(p99, own, longest), ...capacity }, objectives },
    ]),
  );
}
