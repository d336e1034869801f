import type { Draft, DraftService } from "../draft.ts";
import type { Report, Word } from "../report.ts";
import { findEntity, findEvent, findOperation, findService, refuseField } from "../scope.ts";
import { shown } from "../shown.ts";
import { didYouMean } from "../suggest.ts";
import { CALLED, PATHS } from "./kinds.ts";
import { callOf, reactionAt, roleNamed, valueNamed } from "./find-others.ts";
import { definedNames, holdersOf, type Target } from "./target.ts";
import type { Typed } from "./typed.ts";
import type { Kind } from "./kinds.ts";

/** The definition at the path that was typed. Where there is none, that is reported at the word that leads nowhere. */
export function findTarget(
  draft: Draft,
  kind: Kind,
  path: readonly string[],
  typed: Typed,
): Target | undefined {
  if (!hasForm(kind, path, typed)) return undefined;
  const { report } = typed;
  if (kind === "role") {
    const role = roleNamed(draft, typed.word(0), report);
    return role && { kind, role };
  }
  const service = findService(draft, typed.word(0), report);
  if (!service || kind === "service") return service && { kind: "service", service };
  const word = typed.word(1);
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
      const value = valueNamed(service, word, report);
      return value && { kind, service, value };
    }
    case "reaction": {
      const reaction = reactionAt(service, [word, typed.word(2)], report);
      return reaction && { kind, service, reaction };
    }
    case "call": {
      const operation = findOperation(service, word, report);
      const call = operation && callOf(operation, [typed.word(2), typed.word(3)], report);
      return operation && call && { kind, service, operation, call };
    }
    case "field":
      return fieldAt(service, word, typed.word(2), report);
  }
}

/** Whether a path has as many words as its kind wants. */
export function hasForm(kind: Kind, path: readonly string[], { whole, report }: Typed): boolean {
  const form = PATHS[kind];
  if (path.length === form.split(".").length && path.every(Boolean)) return true;
  const message = `${shown(whole.text)} is not the path of ${CALLED[kind]}`;
  report("GP1903", whole.at, message, `Write \`${form}\`.`);
  return false;
}

function fieldAt(
  service: DraftService,
  owner: Word,
  name: Word,
  report: Report,
): Target | undefined {
  const holders = holdersOf(service, owner.text);
  const [first] = holders;
  if (!first) {
    refuseHolder(service, owner, report);
    return undefined;
  }
  for (const { fields, ...holder } of holders) {
    const field = fields.find((one) => one.name.text === name.text);
    if (field) return { kind: "field", service, field, ...holder };
    if (holder.holder !== "entity") continue;
    const relation = holder.entity.relations.find((one) => one.name.text === name.text);
    if (relation) return { kind: "relation", service, entity: holder.entity, relation };
  }
  if (first.holder === "entity") refuseField(first.entity, name, report);
  else {
    const message = `${shown(name.text)} is not a field of ${shown(owner.text)}`;
    const known = first.fields.map((one) => one.name.text);
    report("GP1402", name.at, message, didYouMean(name.text, known));
  }
  return undefined;
}

/** Nothing of that name in the service has fields. */
export function refuseHolder(service: DraftService, { text, at }: Word, report: Report) {
  const message = `${shown(text)} is nothing of ${shown(service.name.text)} that has fields`;
  report("GP1401", at, message, didYouMean(text, definedNames(service)));
}
