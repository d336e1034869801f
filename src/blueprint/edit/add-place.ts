import type { DraftService } from "../draft.ts";
import { checkName } from "../names.ts";
import type { Report, Word } from "../report.ts";
import { findOperation, findService } from "../scope.ts";
import { shown } from "../shown.ts";
import type { Addition, CallAddition, FieldAddition, ReactionAddition } from "./addition.ts";
import { isRelation } from "./add-field.ts";
import { hasForm, refuseHolder } from "./find-target.ts";
import { CALLED, FORM_OF, type NamedKind } from "./kinds.ts";
import type { Opened } from "./read-sound.ts";
import { holdersOf, type Holder } from "./target.ts";
import type { Typed } from "./typed.ts";

/** Where an addition goes. */
export interface Place {
  /** Absent: it is a service or a role itself. */
  service?: DraftService;
  /** What a field is added to. */
  holder?: Holder;
  at: readonly string[];
}

/** Where an addition goes. Reported, and nowhere: a path that leads nowhere, a name that is taken or cannot be one. */
export function placeOf(
  addition: Addition,
  { draft, found }: Opened,
  words: Typed,
): Place | undefined {
  const { kind, path } = addition;
  const wrong = { words, report: found.report };
  if (!hasForm(kind, path, words)) return undefined;
  const [first = "", second = ""] = path;
  if (kind === "service") {
    const names = draft.services.map(({ name }) => name);
    return isFree(addition, 0, names, wrong) ? { at: ["services", first] } : undefined;
  }
  if (kind === "role") {
    const names = draft.roles.map(({ name }) => name);
    return isFree(addition, 0, names, wrong) ? { at: ["auth", "roles", first] } : undefined;
  }
  const service = findService(draft, words.word(0), words.report);
  if (!service) return undefined;
  if (kind === "reaction" || kind === "call") return linkPlace(addition, service, wrong);
  if (kind === "field") return fieldPlace(addition, service, wrong);
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
  if (!isFree(addition, 1, taken, wrong)) return undefined;
  return { service, at: ["services", first, parts[kind], second] };
}

/** Where what is wrong is told: with the words that were typed, and with the blueprint. */
interface Wrong {
  words: Typed;
  report: Report;
}

function fieldPlace(
  addition: FieldAddition,
  service: DraftService,
  wrong: Wrong,
): Place | undefined {
  const [, , name = ""] = addition.path;
  const owner = wrong.words.word(1);
  const [found] = holdersOf(service, owner.text);
  if (!found) {
    refuseHolder(service, owner, wrong.words.report);
    return undefined;
  }
  const { fields, ...holder } = found;
  const relations = holder.holder === "entity" ? holder.entity.relations : [];
  const names = [...fields, ...relations].map((one) => one.name);
  const at = ["services", service.name.text, ...within(holder, isRelation(addition)), name];
  return isFree(addition, 2, names, wrong) ? { service, holder, at } : undefined;
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
  { words, report }: Wrong,
): Place | undefined {
  const [home = "", second = "", third = "", fourth = ""] = path;
  if (kind === "reaction")
    return { service, at: ["services", home, "consumes", `${second}.${third}`] };
  const operation = findOperation(service, words.word(1), words.report);
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
  at: number,
  taken: readonly Word[],
  { words, report }: Wrong,
): boolean {
  const name = words.word(at);
  if (!checkName(name, FORM_OF[kind], CALLED[kind], words.report)) return false;
  const other = taken.find(({ text }) => text === name.text);
  if (!other) return true;
  report("GP1904", other.at, `${shown(name.text)} is there already`, "Choose another name.");
  return false;
}
