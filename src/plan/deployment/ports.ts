import type { Feature } from "../../catalog/index.ts";
import type { ServiceModel } from "../../model/types.ts";
import { isTrue } from "./facts.ts";
import type { PortModel } from "./types.ts";

const HTTP = "http";

/** The ports at which a process listens: each service's own, and those that features add. Features are asked for by service. */
export function portsOf(
  services: readonly ServiceModel[],
  features: (service: ServiceModel) => readonly Feature[],
): PortModel[] {
  const alone = services.length === 1;
  return services.flatMap((service, index) => {
    const more = features(service).flatMap(({ key, ports }) =>
      ports
        .filter(({ when, onePerProcess }) =>
          onePerProcess && index > 0 ? false : isTrue(service, when, key),
        )
        .map(({ name, above, http2, scrape }) => ({
          name,
          number: service.port + above,
          http2,
          scrape,
        })),
    );
    const own = { name: HTTP, number: service.port, http2: false, scrape: null };
    return [own, ...more].map((port) => ({
      ...port,
      name: alone ? port.name : `${port.name}-${port.number}`,
    }));
  });
}

/** The number of one of them by its name; null: the service's own. */
export function portNumber(
  service: ServiceModel,
  name: string | null,
  features: (service: ServiceModel) => readonly Feature[],
): number {
  const found = portsOf([service], features).find((port) => port.name === (name ?? HTTP));
  if (!found) throw new Error(`${service.name.kebab} has no port "${name}" to be called at`);
  return found.number;
}
