import type { Draft } from "../draft.ts";
import type { Word } from "../report.ts";
import { ownerOf, holdersOf, type Target } from "./target.ts";

/** The names beside which the name of a definition has to be another. */
export function takenNames(draft: Draft, target: Target): Word[] {
  if (target.kind === "service") return draft.services.map(({ name }) => name);
  if (target.kind === "role") return draft.roles.map(({ name }) => name);
  const { service } = target;
  switch (target.kind) {
    case "entity":
    case "value":
      return [...service.entities, ...service.values].map(({ name }) => name);
    case "event":
      return service.events.map(({ name }) => name);
    case "operation":
      return service.operations.map(({ name }) => name);
    case "reaction":
    case "call":
      return [];
    default:
      return holdersOf(service, ownerOf(target).text).flatMap((holder) => [
        ...holder.fields.map(({ name }) => name),
        ...(holder.holder === "entity" ? holder.entity.relations.map(({ name }) => name) : []),
      ]);
  }
}
