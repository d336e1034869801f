import { numbersOf, SPARE_CONNECTIONS } from "../advice/index.ts";
import type { Blueprint, Role } from "../blueprint/types.ts";
import { fillCalls } from "./calls.ts";
import { documentsOf, type OfferedStyle } from "./documents/index.ts";
import { fillReactions } from "./reactions.ts";
import { fillTells } from "./tells.ts";
import { namesOf } from "./names.ts";
import { serviceModel } from "./service.ts";
import type { ClientStyle, RoleModel, ServiceModel, SystemModel } from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What is known beside the blueprint. */
export interface Chosen {
  packageManager?: string;
  /** How each service that is called can be called. */
  styles?: ReadonlyMap<string, ClientStyle>;
  /** The styles that each service offers. */
  offers?: ReadonlyMap<string, readonly OfferedStyle[]>;
  /** All services run in one process. */
  oneProcess?: boolean;
  /** Schemas of services that are not called after them, by the service's name. */
  schemas?: ReadonlyMap<string, string>;
}

/** The facts about the system of a sound blueprint: pure, the same every time. */
export function buildModel(
  blueprint: Blueprint,
  {
    packageManager = "npm",
    styles = new Map(),
    offers = new Map(),
    oneProcess = false,
    schemas = new Map(),
  }: Chosen = {},
): SystemModel {
  const name = namesOf(blueprint.name);
  const roles = blueprint.auth.roles.map((role) => roleModel(role, blueprint.auth.roles));
  const services: ServiceModel[] = [];
  const system: Mutable<SystemModel> = {
    name,
    scope: `@${name.kebab}`,
    packageManager,
    summary: blueprint.domain.summary ?? null,
    roles,
    hasRoles: roles.length > 0,
    actors: blueprint.domain.actors,
    useCases: blueprint.domain.useCases.map((useCase) => ({
      name: namesOf(useCase.name),
      actor: useCase.actor,
      goal: useCase.goal,
      steps: useCase.steps.map((step) => ({
        service: namesOf(step.service),
        operation: namesOf(step.operation),
      })),
    })),
    qualities: {
      peakRequestsPerSecond: blueprint.qualities.peakRequestsPerSecond ?? null,
      p99Milliseconds: blueprint.qualities.p99Milliseconds ?? null,
      availability: blueprint.qualities.availability ?? null,
    },
    maxConnections: 0,
    serverConnections: 0,
    services,
    usesEvents: false,
    usesCalls: false,
    topicPrefix: name.kebab,
    decisions: [],
    documents: undefined as never, // once all else stands
  };
  const numbers = numbersOf({ ...blueprint, oneProcess });
  for (const [index, service] of blueprint.services.entries()) {
    const model = serviceModel(service, index, system, numbers.get(service.name)!);
    model.schema = schemas.get(service.name) ?? model.schema;
    services.push(model);
  }
  system.maxConnections = services.reduce((sum, { limits }) => sum + limits.maxConnections, 0);
  system.serverConnections = system.maxConnections + SPARE_CONNECTIONS;
  fillReactions(services, blueprint.services);
  fillTells(services);
  fillCalls(services, blueprint.services, styles);
  system.usesCalls = services.some((service) => service.hasCalls);
  system.usesEvents = services.some((service) => service.usesEvents);
  system.documents = documentsOf(system, blueprint.qualities.data ?? [], offers);
  return system;
}

function roleModel(role: Role, all: readonly Role[]): RoleModel {
  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    all.find((one) => one.name === name)?.inherits.forEach(visit);
  };
  visit(role.name);
  return { name: role.name, inherits: role.inherits, all: [...reached].sort() };
}
