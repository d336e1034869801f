import type { DraftService } from "../draft.ts";
import { checkName } from "../names.ts";
import type { Report, Word } from "../report.ts";
import { findOperation } from "../scope.ts";
import { shown } from "../shown.ts";
import type { Addition, CallAddition, FieldAddition, ReactionAddition } from "./addition.ts";
import { isRelation } from "./add-field.ts";
import { hasForm, refuseHolder, serviceNamed } from "./find-target.ts";
import { CALLED, FORM_OF, type NamedKind } from "./kinds.ts";
import type { Opened } from "./read-sound.ts";
import { holdersOf, type Holder } from "./target.ts";

/** Where an addition goes. */
export interface Place {
  /** Absent: it is a service or a role itself. */
  service?: DraftService;
  /** What a field is added to. */
  holder?: Holder;
  at: readonly string[];
}

/** Where an addition goes. Reported, and nowhere: a path that leads nowhere, a name that is taken or cannot be one. */
export function placeOf(addition: Addition, { draft, found }: Opened): Place | undefined {
  const { kind, path } = addition;
  const { report } = found;
  if (!hasForm(kind, path, draft, report)) return undefined;
  const [first = "", second = ""] = path;
  if (kind === "service") {
    const names = draft.services.map(({ name }) => name);
    const at = draft.name!.at;
    return isFree(addition, first, names, at, report) ? { at: ["services", first] } : undefined;
  }
  if (kind === "role") {
    const names = draft.roles.map(({ name }) => name);
    const isNew = isFree(addition, first, names, draft.name!.at, report);
    return isNew ? { at: ["auth", "roles", first] } : undefined;
  }
  const service = serviceNamed(draft, first, report);
  if (!service) return undefined;
  if (kind === "reaction" || kind === "call") return linkPlace(addition, service, report);
  if (kind === "field") return fieldPlace(addition, service, report);
  const parts = {
    entity: "entities",
    value: "values",
    event: "events",
    operation: "operations",
  } as const;
  const { entities, values } = service;
  const isType = kind === "entity" || kind === "value";
  const known = isType ? [...entities, ...values] : service[parts[kind]];
  const taken = known.map(({ name }) => name);
  if (!isFree(addition, second, taken, service.name.at, report)) return undefined;
  return { service, at: ["services", first, parts[kind], second] };
}

function fieldPlace(
  addition: FieldAddition,
  service: DraftService,
  report: Report,
): Place | undefined {
  const [, owner = "", name = ""] = addition.path;
  const [found] = holdersOf(service, owner);
  if (!found) {
    refuseHolder(service, owner, report);
    return undefined;
  }
  const { fields, ...holder } = found;
  const relations = holder.holder === "entity" ? holder.entity.relations : [];
  const names = [...fields, ...relations].map((one) => one.name);
  const at = ["services", service.name.text, ...within(holder, isRelation(addition)), name];
  return isFree(addition, name, names, service.name.at, report)
    ? { service, holder, at }
    : undefined;
}

/** Where in a service its fields are. */
function within(holder: Holder, relation: boolean): string[] {
  switch (holder.holder) {
    case "entity":
      return ["entities", holder.entity.name.text, relation ? "relations" : "fields"];
    case "value":
      return ["values", holder.value.name.text];
    case "operation":
      return ["operations", holder.operation.name.text, "input"];
    case "event":
      return ["events", holder.event.name.text, "fields"];
  }
}

/** Where a reaction or a call goes, unless it is there. Several reactions to an event stand in a list. */
function linkPlace(
  { kind, path }: ReactionAddition | CallAddition,
  service: DraftService,
  report: Report,
): Place | undefined {
  const [home = "", second = "", third = "", fourth = ""] = path;
  const { name } = service;
  if (kind === "reaction")
    return { service, at: ["services", home, "consumes", `${second}.${third}`] };
  const operation = findOperation(service, { text: second, at: name.at }, report);
  const there = operation?.calls.find(
    (one) => one.service.text === third && one.operation.text === fourth,
  );
  if (there) {
    const message = `${shown(`${third}.${fourth}`)} is there already`;
    report("GP1904", there.service.at, message, "Nothing is to be done.");
    return undefined;
  }
  return operation && { service, at: ["services", home, "operations", second, "calls"] };
}

function isFree(
  { kind }: { kind: NamedKind },
  name: string,
  taken: readonly Word[],
  at: Word["at"],
  report: Report,
): boolean {
  if (!checkName({ text: name, at }, FORM_OF[kind], CALLED[kind], report)) return false;
  const other = taken.find(({ text }) => text === name);
  if (!other) return true;
  report("GP1904", other.at, `${shown(name)} is there already`, "Choose another name.");
  return false;
}
