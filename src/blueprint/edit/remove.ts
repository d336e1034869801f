import type { Document } from "yaml";
import type { Report, Word } from "../report.ts";
import { shown } from "../shown.ts";
import { dependentsOf } from "./dependents.ts";
import { parse, pathAt } from "./find.ts";
import { findTarget } from "./find-target.ts";
import type { Occurrence, Role } from "./occurrence.ts";
import { finished, isOpen, open, refused, type Edit, type Reader } from "./read-sound.ts";
import { definitionOf, pathOf, type Target } from "./target.ts";
import { typed } from "./typed.ts";
import type { Kind } from "./kinds.ts";
import type { Path } from "./value.ts";
import { removeAt } from "./write.ts";

export interface Removal {
  kind: Kind;
  path: readonly string[];
  /** Takes out what names it too, if the rest is whole without. */
  withReferences?: boolean;
}

export interface Removed {
  /** What was taken out of the blueprint, as paths in it, in the order of the text. */
  removed: readonly string[];
}

/**
 * Takes a definition out of a blueprint. What names it is a problem in its place (GP1907), unless it is to go too; what
 * cannot do without it, such as an event without its key, always is.
 */
export function remove(
  text: string,
  { kind, path, withReferences = false }: Removal,
  reader: Reader,
): Edit<Removed> {
  const opened = open(text, reader);
  if (!isOpen(opened)) return opened;
  const { source, mark, draft, found } = opened;
  const words = typed("remove", path);
  const target = findTarget(draft, kind, path, words);
  const document = target && parse(source);
  if (!target || !document) return refused(text, words.problems());
  const unit = unitsIn(document);
  const own = unit(definitionOf(target), "definition");
  const { targets, references } = dependentsOf(draft, target);
  const others = targets.filter((one) => !isBelow(unit(definitionOf(one), "definition"), [own]));
  const whole = [own, ...others.map((one) => unit(definitionOf(one), "definition"))];
  const gone = withReferences ? whole : [own];
  const standing = references.filter(({ word, role }) => !isBelow(unit(word, role), gone));
  if (!withReferences) for (const one of others) refuseTarget(one, target, found.report);
  for (const one of standing)
    if (!withReferences || NEEDED.has(one.role)) refuse(one, withReferences, found.report);
  if (found.refused) return refused(text, found.sorted());
  const units = outermost([...gone, ...standing.map(({ word, role }) => unit(word, role))]);
  const result = units.toReversed().reduce((one, { path: at }) => removeAt(one, at), source);
  return finished(text, mark + result, reader, {
    removed: units.map(({ path: at }) => at.join(".")),
  });
}

/** Something that is taken out as a whole, and where it stands. */
interface Unit {
  path: Path;
  at: number;
}

const unitsIn =
  (document: Document.Parsed) =>
  ({ at }: Word, role: Role): Unit => {
    const path = pathAt(document, at.start) ?? [];
    return { path: role === "do" ? path.slice(0, -1) : path, at: at.start };
  };

const isBelow = ({ path }: Unit, others: readonly Unit[]): boolean =>
  others.some(
    (one) => one.path.length <= path.length && one.path.every((key, at) => key === path[at]),
  );

/** Without what stands in another of them, each once, in the order of the text. */
const outermost = (units: readonly Unit[]): Unit[] =>
  units
    .filter(
      (one, at) =>
        !isBelow(
          one,
          units.filter((other) => !isBelow(other, [one])),
        ) && units.findIndex((other) => isBelow(one, [other]) && isBelow(other, [one])) === at,
    )
    .toSorted((a, b) => a.at - b.at);

/** What something cannot do without. */
const NEEDED: ReadonlySet<Role> = new Set(["key", "by", "state"]);

const NAMES: Record<Role, string> = {
  definition: "This",
  step: "A step of a use case",
  call: "A call",
  type: "The type of a field",
  allow: "Who may do something",
  inherits: "What a role inherits",
  do: "A reaction",
  policy: "What follows a reaction",
  emits: "What emits it",
  consumes: "A reaction",
  of: "What is about it",
  relation: "A relation",
  accepts: "What an operation accepts",
  carries: "What an event carries",
  key: "The key of an event",
  by: "What finds the entity of an operation",
  state: "The state of an entity",
  with: "What a reaction gives",
  path: "What a reaction gives",
  literal: "What a reaction gives",
};

function refuse({ word, role }: Occurrence, withReferences: boolean, report: Report): void {
  const help = withReferences
    ? "Write something else here first."
    : NEEDED.has(role)
      ? "Write something else here first; `--with-references` takes out the others."
      : "Take it out first, or add `--with-references`.";
  report("GP1907", word.at, `${NAMES[role]} names ${shown(word.text)}`, help);
}

function refuseTarget(one: Target, target: Target, report: Report): void {
  const name = definitionOf(one);
  const message = `${shown(pathOf(one).join("."))} would be left without ${shown(pathOf(target).join("."))}`;
  report("GP1907", name.at, message, "Take it out first, or add `--with-references`.");
}
