import { mergeFile } from "./file.ts";
import { putOf } from "./review.ts";
import type { Favor } from "./text.ts";
import type { Change, Snapshot } from "./types.ts";

/** One side of a merge of two branches: what a plan changes there, and what was written last. */
export interface SideChanges {
  changes: readonly Change[];
  seen: Snapshot;
  /** What stands at a path, as this side has it. */
  textOf: (path: string) => string | undefined;
}

/** What stands on disk, both sides in one. `marks`: the lines at which git's conflicts begin. */
export interface Standing {
  sha256: string;
  marks: readonly number[];
}

export interface BothSides {
  changes: readonly Change[];
  /** Conflicts of git's that a person has to settle. */
  open: readonly { path: string; lines: readonly number[] }[];
}

/**
 * The changes for a repo in which git is merging two branches, each of them regenerated: one plan for both. A file that git merged is
 * taken as it stands. Where git marked conflicts in what groundplan wrote differently on each side, each side's edits are merged with
 * the plan, and then with each other's. All else in conflict is for a person. Pure.
 */
export function bothSides(
  kept: SideChanges,
  other: SideChanges,
  standing: (path: string) => Standing | undefined,
  favor?: Favor,
): BothSides {
  const others = new Map(other.changes.map((change) => [change.path, change]));
  const open: { path: string; lines: readonly number[] }[] = [];
  const known = new Set(kept.changes.map(({ path }) => path));
  const rest = other.changes.filter(({ path }) => !known.has(path));
  const changes = [...kept.changes, ...rest].map((one): Change => {
    const { path } = one;
    const two = others.get(path);
    const stands = standing(path);
    const isBoth = writtenIn(kept, path) !== writtenIn(other, path);
    if (!stands || stands.marks.length === 0) return isBoth && two ? nearer(one, two) : one;
    const settled = two && settle(one, two, stands.sha256, isBoth);
    if (!settled) open.push({ path, lines: stands.marks });
    return settled ?? one;
  });
  return { changes, open };

  function settle(one: Change, two: Change, was: string, isBoth: boolean): Change | undefined {
    const { path } = one;
    if (one.kind === "delete") return two.kind === "delete" ? { ...one, was } : undefined;
    const next = one.next;
    if (!next) return undefined;
    const put = (text: string): Change =>
      text === next.contents
        ? { kind: "update", path, next, was }
        : { kind: "merge", path, next, was, put: text, marks: [] };
    if (next.ownership === "generated") return put(next.contents);
    const mine = kept.textOf(path);
    if (!isBoth || mine === undefined) return undefined;
    if (next.ownership === "owned") return isUntouched(other, path) ? put(mine) : undefined;
    const texts = [textAfter(one, mine), textAfter(two, other.textOf(path))];
    const [first, second] = texts;
    if (first === undefined || second === undefined) return undefined;
    const { text, marks } = mergeFile(path, next.contents, first, second, favor);
    return marks.length === 0 ? put(text) : undefined;
  }
}

/** Of a file that git merged, the change by the side from which it is less far away. */
function nearer(one: Change, two: Change): Change {
  const isGenerated = [one, two].every(({ kind }) => kind === "replace");
  if (isGenerated && one.kind === "replace") {
    const { path, next, was } = one;
    return { kind: "update", path, next, was };
  }
  return distance(two) < distance(one) ? two : one;
}

function distance(change: Change): number {
  if (change.kind === "merge") return change.marks.length === 0 ? 1 : 2;
  return change.kind === "replace" || change.kind === "kept" ? 2 : 0;
}

/** What stands there once a change is made; undefined: that is for a person to say. */
function textAfter(change: Change, stands: string | undefined): string | undefined {
  if (change.kind === "same") return change.why === "yours" ? stands : change.next?.contents;
  const isSettled = change.kind === "update" || change.kind === "merge" || change.kind === "create";
  if (!isSettled || ("marks" in change && change.marks.length > 0)) return undefined;
  return putOf(change);
}

/** The hash of what groundplan wrote last. */
const writtenIn = ({ seen }: SideChanges, path: string): string | undefined =>
  seen.lock?.files.get(path)?.sha256;

const isUntouched = (side: SideChanges, path: string): boolean =>
  side.seen.files.get(path)?.sha256 === writtenIn(side, path);
