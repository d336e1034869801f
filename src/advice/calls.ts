import type { CallingService } from "./types.ts";

interface Step {
  service: string;
  operation: string;
}

/** What one request does, all in all. */
export interface Way {
  /** The longest chain of calls. */
  hops: number;
  /** Visits of services, one after the other, the first one included. */
  visits: number;
  /** The services that are visited, in the order in which they are reached. */
  services: ReadonlySet<string>;
}

/** Follows calls from operation to operation. A circle is left out, and what a call that leads nowhere would call. */
export class Calls {
  readonly #calls: ReadonlyMap<string, readonly Step[]>;
  readonly #ways = new Map<string, Way>();

  constructor(services: readonly CallingService[]) {
    this.#calls = new Map(
      services.flatMap((service) =>
        service.operations.map(({ name, calls }) => [`${service.name}.${name}`, calls]),
      ),
    );
  }

  /** The longest chain of calls that begins in a service. */
  hops({ name: service, operations }: CallingService): number {
    const hops = operations.map(({ name }) => this.way({ service, operation: name }).hops);
    return hops.reduce((most, each) => Math.max(most, each), 0);
  }

  way({ service, operation }: Step): Way {
    const key = `${service}.${operation}`;
    const known = this.#ways.get(key);
    if (known) return known;
    this.#ways.set(key, { hops: 0, visits: 0, services: new Set() }); // where a circle ends
    const ways = (this.#calls.get(key) ?? []).map((call) => this.way(call));
    const way = {
      hops: ways.reduce((most, each) => Math.max(most, each.hops + 1), 0),
      visits: ways.reduce((sum, each) => sum + each.visits, 1),
      services: new Set([service, ...ways.flatMap((each) => [...each.services])]),
    };
    this.#ways.set(key, way);
    return way;
  }
}
