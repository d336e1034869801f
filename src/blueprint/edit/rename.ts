import { checkName } from "../names.ts";
import type { Draft } from "../draft.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { findTarget } from "./find-target.ts";
import { CALLED, FORM_OF, isNamed, type NamedKind } from "./kinds.ts";
import { placeOf, replaced, type Occurrence } from "./occurrence.ts";
import { occurrencesOf } from "./occurrences.ts";
import { isOpen, open, refused, type Edit, type Opened, type Reader } from "./read-sound.ts";
import { definitionOf, pathOf, type Target } from "./target.ts";
import { typed } from "./typed.ts";
import { swapOf } from "./swap.ts";
import { takenNames } from "./taken-names.ts";

/** A definition that gets another name; its path is that of the blueprint before. */
export interface Rename {
  kind: NamedKind;
  path: readonly string[];
  to: string;
}

export interface Renamed {
  /**
   * What has a new name: what was asked for, and what has to be called the same. The path of an operation goes by its
   * entity: `[service, entity, operation]`.
   */
  renames: readonly Rename[];
}

/**
 * Gives a definition another name, everywhere: what comes out is the same blueprint with the name replaced. No other byte
 * changes, so that the way back leads to the same text. Refused with problems: a path that is not there, a name that is
 * taken or would be understood as something else, and whatever the reader refuses.
 */
export function rename(text: string, { kind, path, to }: Rename, reader: Reader): Edit<Renamed> {
  const opened = open(text, reader);
  if (!isOpen(opened)) return opened;
  const { source, mark, draft, found } = opened;
  const words = typed("rename", path, to);
  const target = findTarget(draft, kind, path, words);
  const name = words.word(path.length);
  if (!target || !checkName(name, FORM_OF[kind], CALLED[kind], words.report))
    return refused(text, words.problems());
  if (!isFree(draft, target, { kind, path, to }, found.report))
    return refused(text, found.sorted());
  const all = occurrencesOf(draft, target, to);
  const places = placesOf(all, source, found.report);
  if (!places) return refused(text, found.sorted());
  const result = mark + replaced(source, places);
  const after = open(result, reader);
  if (!isOpen(after)) return refused(text, after.problems, result);
  const way = backFrom(after, target, to);
  if (way === source) return { text: result, problems: [], renames: all.flatMap(renameOf) };
  const start = firstOther(source, way);
  const message = `${shown(to)} would be understood as something else here`;
  found.report("GP1905", { start, end: start + 1 }, message, "Choose another name.");
  return refused(text, found.sorted());
}

function isFree(draft: Draft, target: Target, asked: Rename, report: Report): boolean {
  const { to } = asked;
  const { text, at } = definitionOf(target);
  if (to === text) {
    report("GP1904", at, `${shown(to)} is its name already`, "Choose another name.");
    return false;
  }
  const names = takenNames(draft, target);
  const taken = names.find((word) => word.text === to);
  if (!taken) return true;
  const swap = swapOf(asked, target, new Set(names.map((word) => word.text)));
  const help = `Choose another name, or swap the two in three steps:\n${swap}`;
  report("GP1904", taken.at, `${shown(to)} is there already`, help);
  return false;
}

/** What the occurrence of a definition says. The files of an operation are its entity's. */
function renameOf({ target, now }: Occurrence): Rename[] {
  if (!target) return [];
  const kind = kindOf(target);
  const [service = "", ...rest] = pathOf(target);
  const of = target.kind === "operation" ? target.operation.of?.text : undefined;
  return [{ kind, path: [service, ...(of === undefined ? [] : [of]), ...rest], to: now }];
}

function placesOf(all: readonly Occurrence[], source: string, report: Report) {
  const places = all.map((one) => ({ at: placeOf(one, source), now: one.now }));
  const lost = places.findIndex(({ at }) => at === undefined);
  if (lost === -1) return places as { at: { start: number; end: number }; now: string }[];
  const { text, at } = all[lost]!.word;
  const help = "Write it in one line and without escapes, then rename it.";
  report("GP1906", at, `${shown(text)} is not written to the letter here`, help);
  return undefined;
}

/** The text of the way back; what is no longer found is not there. */
function backFrom({ source, draft }: Opened, target: Target, to: string): string {
  const kind = kindOf(target);
  const path = [...pathOf(target).slice(0, -1), to];
  const back = findTarget(draft, kind, path, typed("rename", path));
  const all = back ? occurrencesOf(draft, back, definitionOf(target).text) : [];
  return replaced(source, placesOf(all, source, () => {}) ?? []);
}

/** What somebody renames who renames this; reactions and calls have no name. */
const kindOf = ({ kind }: Target): NamedKind =>
  kind === "relation" || !isNamed(kind) ? "field" : kind;

function firstOther(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
