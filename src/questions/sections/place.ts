import { namesAt } from "../draft.ts";
import type { Talk } from "../talk.ts";

/** An entity and where it is kept. */
export interface Place {
  service: string;
  entity: string;
}

/** What the keys of an entity's questions begin with, and its path. */
export const pathOfEntity = ({ service, entity }: Place): string[] => [
  "services",
  service,
  "entities",
  entity,
];

export const keyOf = (place: Place): string => pathOfEntity(place).join(".");

/** A name of a service's own, with the service where there are several. */
export const shownIn = ({ draft }: Talk, service: string, name: string): string =>
  namesAt(draft, ["services"]).length > 1 ? `${name} (${service})` : name;
