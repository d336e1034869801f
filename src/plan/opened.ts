import type { DeploymentModel } from "./deployment/index.ts";
import type { PlannedPorts } from "./types.ts";

/** What development opens, and what services open elsewhere on this machine, with their resources where a command starts these. */
export function portsOf(
  { units, resources, development, startsHere }: DeploymentModel,
  opener: string,
): PlannedPorts[] {
  const served = units.flatMap((unit) => unit.served.map(({ number }) => number));
  const all = units.flatMap(({ ports }) => ports.map(({ number }) => number));
  const beside = startsHere === null ? [] : resources.flatMap(({ ports }) => ports);
  return [
    {
      opener,
      move: true,
      numbers: ascending([...Object.values(development), ...served]),
    },
    { opener: startsHere, move: false, numbers: ascending([...all, ...beside]) },
  ];
}

const ascending = (numbers: readonly number[]) => [...new Set(numbers)].toSorted((a, b) => a - b);
