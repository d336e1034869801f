import type { DraftService } from "../draft.ts";
import { checkName } from "../names.ts";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import type { Addition, FieldAddition } from "./addition.ts";
import { isRelation } from "./add-field.ts";
import { written } from "./add-written.ts";
import { hasForm, refuseHolder, serviceNamed } from "./find-target.ts";
import { CALLED, FORM_OF } from "./kinds.ts";
import { complaints } from "./pairs.ts";
import {
  finished,
  isOpen,
  open,
  refused,
  type Edit,
  type Opened,
  type Reader,
} from "./read-sound.ts";
import { holdersOf, type Holder } from "./target.ts";

export interface Added {
  /** Where it stands in the blueprint. */
  added: string;
}

/** Where an addition goes. */
export interface Place {
  /** Absent: it is a service itself. */
  service?: DraftService;
  /** What a field is added to. */
  holder?: Holder;
  at: readonly string[];
}

/**
 * Adds a definition to a blueprint, written as its neighbours are, and names it where it was said that something accepts,
 * carries or emits it. Refused with problems: a name that is taken or cannot be one, a path that leads nowhere, and whatever
 * the reader refuses.
 */
export function add(text: string, addition: Addition, reader: Reader): Edit<Added> {
  const opened = open(text, reader);
  if (!isOpen(opened)) return opened;
  const { source, mark, found } = opened;
  const place = placeOf(addition, opened);
  if (!place) return refused(text, found.sorted());
  const { found: wrong, complain } = complaints("add");
  const result = written(source, addition, place, { report: found.report, complain });
  const problems = [...wrong, ...found.sorted()];
  if (problems.length > 0) return refused(text, problems);
  return finished(text, mark + result, reader, { added: place.at.join(".") });
}

function placeOf(addition: Addition, { draft, found }: Opened): Place | undefined {
  const { kind, path } = addition;
  const { report } = found;
  if (!hasForm(kind, path, draft, report)) return undefined;
  const [first = "", second = ""] = path;
  if (kind === "service") {
    const names = draft.services.map(({ name }) => name);
    const at = draft.name!.at;
    return isFree(addition, first, names, at, report) ? { at: ["services", first] } : undefined;
  }
  const service = serviceNamed(draft, first, report);
  if (!service) return undefined;
  if (kind === "field") return fieldPlace(addition, service, report);
  const parts = { entity: "entities", event: "events", operation: "operations" } as const;
  const names = service[parts[kind]].map(({ name }) => name);
  const taken = kind === "entity" ? [...names, ...service.values.map(({ name }) => name)] : names;
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

function isFree(
  { kind }: Addition,
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
