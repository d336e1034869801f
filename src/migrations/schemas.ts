import { cased } from "../blueprint/index.ts";
import type { History } from "./history.ts";
import type { Rename } from "./types.ts";

/** How a service was called before. */
export const nameBefore = (service: string, renames: readonly Rename[]): string =>
  renames.find(({ kind, to }) => kind === "service" && cased(to).kebab === cased(service).kebab)
    ?.path[0] ?? service;

/**
 * The schema of each service: a service that was there keeps its own, under whatever name; a new one is called after itself, or,
 * where that schema is another's, by the first number that is free.
 */
export function schemasOf(
  services: readonly string[],
  { services: known }: History,
  renames: readonly Rename[],
): ReadonlyMap<string, string> {
  const taken = new Set([...known.values()].map(({ schema }) => schema));
  return new Map(
    services.map((service) => {
      const was = known.get(nameBefore(service, renames));
      return [service, was?.schema ?? free(cased(service).snake, taken)];
    }),
  );
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${number}`)) number++;
  return `${name}_${number}`;
}
