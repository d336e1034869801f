import type { Draft, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { findEntity, findEvent, findOperation, findService, refuseField } from "../scope.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";
import { CALLED } from "./kinds.ts";
import { callOf, reactionAt, roleNamed, valueNamed } from "./find-others.ts";
import { holdersOf, type Target } from "./target.ts";
import type { Kind } from "./kinds.ts";

/** How the path of each kind is written. */
export const FORMS: Record<Kind, string> = {
  service: "service",
  entity: "service.Entity",
  field: "service.Entity.field",
  event: "service.Event",
  operation: "service.operation",
  value: "service.Value",
  role: "role",
  reaction: "service.source.Event",
  call: "service.operation.other.operation",
};

/** The definition at a path. Where there is none, that is reported where it would stand. */
export function findTarget(
  draft: Draft,
  kind: Kind,
  path: readonly string[],
  report: Report,
): Target | undefined {
  if (!hasForm(kind, path, draft, report)) return undefined;
  const [first = "", second = "", third = "", fourth = ""] = path;
  if (kind === "role") {
    const role = roleNamed(draft, first, report);
    return role && { kind, role };
  }
  const service = serviceNamed(draft, first, report);
  if (!service || kind === "service") return service && { kind: "service", service };
  const word = { text: second, at: service.name.at };
  if (kind === "entity") {
    const entity = findEntity(service, word, report);
    return entity && { kind, service, entity };
  }
  if (kind === "event") {
    const event = findEvent(service, word, report);
    return event && { kind, service, event };
  }
  if (kind === "operation") {
    const operation = findOperation(service, word, report);
    return operation && { kind, service, operation };
  }
  switch (kind) {
    case "value": {
      const value = valueNamed(service, second, report);
      return value && { kind, service, value };
    }
    case "reaction": {
      const reaction = reactionAt(service, second, third, report);
      return reaction && { kind, service, reaction };
    }
    case "call": {
      const operation = findOperation(service, word, report);
      const call = operation && callOf(operation, third, fourth, report);
      return operation && call && { kind, service, operation, call };
    }
    case "field":
      return fieldAt(service, second, third, report);
  }
}

/** Whether a path has as many words as its kind wants. */
export function hasForm(
  kind: Kind,
  path: readonly string[],
  draft: Draft,
  report: Report,
): boolean {
  const form = FORMS[kind];
  if (path.length === form.split(".").length && path.every(Boolean)) return true;
  const at = draft.name?.at ?? { start: 0, end: 0 };
  const message = `${shown(path.join("."))} is not the path of ${CALLED[kind]}`;
  report("GP1903", at, message, `Write \`${form}\`.`);
  return false;
}

/** The service of that name; where there is none, that is reported at the system's name. */
export const serviceNamed = (draft: Draft, text: string, report: Report) =>
  findService(draft, { text, at: draft.name?.at ?? { start: 0, end: 0 } }, report);

function fieldAt(
  service: DraftService,
  owner: string,
  name: string,
  report: Report,
): Target | undefined {
  const holders = holdersOf(service, owner);
  if (holders.length === 0) {
    refuseHolder(service, owner, report);
    return undefined;
  }
  for (const { fields, ...holder } of holders) {
    const field = fields.find((one) => one.name.text === name);
    if (field) return { kind: "field", service, field, ...holder };
    if (holder.holder !== "entity") continue;
    const relation = holder.entity.relations.find((one) => one.name.text === name);
    if (relation) return { kind: "relation", service, entity: holder.entity, relation };
  }
  const [holder] = holders;
  if (holder?.holder === "entity")
    refuseField(holder.entity, { text: name, at: holder.entity.name.at }, report);
  else refuseOther(service, owner, name, report);
  return undefined;
}

/** Nothing of that name in the service has fields. */
export function refuseHolder({ name, ...service }: DraftService, owner: string, report: Report) {
  const all = [service.entities, service.values, service.operations, service.events].flat();
  const known = all.map((one) => one.name.text);
  const message = `${shown(owner)} is nothing of ${shown(name.text)} that has fields`;
  report("GP1401", name.at, message, didYouMean(owner, known));
}

function refuseOther(service: DraftService, owner: string, name: string, report: Report): void {
  const [holder] = holdersOf(service, owner);
  const known = holder!.fields.map((one) => one.name.text);
  const at = wordOf(service, owner).at;
  report("GP1402", at, `${shown(name)} is not a field of ${shown(owner)}`, didYouMean(name, known));
}

function wordOf(service: DraftService, owner: string): Word {
  const all = [service.values, service.operations, service.events].flat();
  return all.find((one) => one.name.text === owner)?.name ?? service.name;
}
