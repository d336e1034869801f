import type { EntityModel, ServiceModel, SystemModel } from "../model/types.ts";
import { jsonText } from "./json.ts";
import type { Draft } from "./types.ts";

/** Per service two examples of each entity: what development starts with and tests build on. */
export const exampleFiles = (system: SystemModel): Draft[] =>
  system.services
    .filter((service) => service.entities.length > 0)
    .map((service) => ({
      path: `services/${service.name.kebab}/examples.json`,
      contents: () => jsonText(examplesOf(service)),
      ownership: "merged",
      source: "examples of the blueprint's types",
      owner: [service.name.kebab],
    }));

const examplesOf = (service: ServiceModel) =>
  Object.fromEntries(
    service.entities.map((entity: EntityModel) => [entity.plural.camel, entity.examples]),
  );
