import type {
  ContainersModel,
  ContextModel,
  DocumentsModel,
  ServiceModel,
  SystemModel,
} from "../types.ts";
import { idOf, isDrawn } from "./drawn.ts";
import type { OfferedStyle } from "./index.ts";

/** Who uses the system, and what for. */
export function contextOf({ actors, roles, useCases }: SystemModel): ContextModel {
  const names = actors.length > 0 ? actors : roles.map(({ name }) => name);
  const users = names.map((name, index) => {
    const goals = useCases.filter(({ actor }) => actor === name).map((one) => one.name.words);
    return { id: idOf("user", index), name, goals, hasGoals: goals.length > 0 };
  });
  return { users };
}

const idsOf = ({ services }: SystemModel) =>
  new Map(services.map((service, index) => [service, idOf("service", index)]));

/** The services with what they call of each other. */
export function containersOf(
  system: SystemModel,
  offers: ReadonlyMap<string, readonly OfferedStyle[]>,
): ContainersModel {
  const ids = idsOf(system);
  const offersOf = ({ name }: ServiceModel) => offers.get(name.kebab) ?? [];
  const services = system.services.map((service) => {
    const labels = service.hasExposed ? offersOf(service).map(({ label }) => label) : [];
    return { id: ids.get(service)!, service, offers: labels, hasOffers: labels.length > 0 };
  });
  const calls = system.services.flatMap((from) =>
    from.callees.map(({ service, by, operations }) => ({
      from: ids.get(from)!,
      to: ids.get(service)!,
      operations: operations.map(({ name }) => name.camel),
      protocol: offersOf(service).find(({ id }) => by[id])?.label ?? "",
    })),
  );
  return {
    services,
    calls,
    drawn: isDrawn(services.length * 3 + calls.length),
  };
}

/** Who tells whom what: one arrow for all events between two services. */
export function flowOf(system: SystemModel): DocumentsModel["flow"] {
  const ids = idsOf(system);
  const tells = system.services.flatMap((consumer) =>
    consumer.sources.map(({ service, events }) => ({
      from: ids.get(service)!,
      to: ids.get(consumer)!,
      events: events.map(({ name }) => name.pascal),
    })),
  );
  return { tells, hasTells: tells.length > 0, drawn: isDrawn(tells.length) };
}
