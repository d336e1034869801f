import type { Blueprint, Service } from "../blueprint/types.ts";
import type { Catalog, Feature } from "./types.ts";

/** The names of the services that a service calls, each once. */
export const calleesOf = ({ operations }: Service): string[] => [
  ...new Set(operations.flatMap(({ calls }) => calls.map(({ service }) => service))),
];

/**
 * By which feature each service is called that others call: the first, in the order of the catalog, that calls something
 * which the service offers. `offers` holds the features that services chose.
 */
export function clientsOf(
  { services }: Blueprint,
  catalog: Catalog,
  offers: ReadonlyMap<string, readonly Feature[]>,
): Map<string, Feature> {
  const names = new Set(services.flatMap(calleesOf));
  return new Map(
    [...names].map((name) => {
      const offered = offers.get(name)!.map(({ key }) => key);
      const client = clientFeatures(catalog).find((one) => offered.includes(calledBy(one)));
      if (!client) throw new Error(`Nothing can call the service ${name} by ${offered.join(", ")}`);
      return [name, client];
    }),
  );
}

/** For templates: each feature by which a service can be called, and whether it is the one. */
export const stylesOf = (
  clients: ReadonlyMap<string, Feature>,
  catalog: Catalog,
): Map<string, Record<string, boolean>> =>
  new Map(
    [...clients].map(([name, client]) => [
      name,
      Object.fromEntries(clientFeatures(catalog).map((one) => [one.calls!, one === client])),
    ]),
  );

const clientFeatures = ({ axes }: Catalog): Feature[] =>
  axes.flatMap(({ features }) => features.filter(({ calls }) => calls !== null));

/** The key of the feature that it calls, which stands on the same axis. */
const calledBy = ({ key, calls }: Feature): string => key.replace(/[^/]*$/, calls!);
