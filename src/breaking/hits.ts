import type { OperationModel, SystemModel } from "../model/types.ts";
import type { Change } from "./types.ts";

/** Who relies on what a change is about. */
export interface Hits {
  /** Services that react to the event, or call the operation; by their names, sorted. */
  services: readonly string[];
  /** Who else may call the operation: roles, or `anybody`. */
  callers: readonly string[];
}

/** Whom a change of a service's contract hits. */
export type Dependents = (service: string, change: Change) => Hits;

export const NOBODY: Dependents = () => ({ services: [], callers: [] });

/**
 * Reads from the models of blueprints who consumes which event and who calls which operation. Of two that both knew of it, such as
 * those before and after a change, both count: what is removed has its consumers only in the first.
 */
export function dependentsOf(models: readonly SystemModel[]): Dependents {
  const services = new Map<string, Set<string>>();
  const callers = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, ...names: readonly string[]) =>
    map.set(key, new Set([...(map.get(key) ?? []), ...names]));
  for (const service of models.flatMap((model) => model.services)) {
    for (const { event } of service.reactions) add(services, event.topic, service.name.kebab);
    for (const { service: callee, operations } of service.callees)
      for (const operation of operations)
        for (const key of keysOf(callee.name.kebab, operation))
          add(services, key, service.name.kebab);
    for (const operation of service.exposed)
      for (const key of keysOf(service.name.kebab, operation))
        add(callers, key, ...(operation.public ? ["anybody"] : operation.allowedRoles));
  }
  return (service, { operations, events }) => {
    const keys = [...events, ...operations.map((operation) => `${service}.${operation}`)];
    const all = (map: Map<string, Set<string>>) =>
      [...new Set(keys.flatMap((key) => [...(map.get(key) ?? [])]))].toSorted();
    return { services: all(services), callers: all(callers) };
  };
}

/** An operation as REST and gRPC call it. */
const keysOf = (service: string, { name, rpc }: OperationModel): string[] => [
  `${service}.${name.camel}`,
  `${service}.${rpc}`,
];
