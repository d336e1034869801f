import type { PlannedFile } from "../plan/types.ts";
import { bothBases } from "./both-bases.ts";
import { mergeFile } from "./file.ts";
import { inStyleOf, plain, type Favor, type Merged } from "./text.ts";
import type { Change, Snapshot } from "./types.ts";

/** One side of a merge of two branches: what a plan changes there, and what was written last. */
export interface SideChanges {
  changes: readonly Change[];
  seen: Snapshot;
  /** What stands at a path, as this side has it. */
  textOf: (path: string) => string | undefined;
  /** What groundplan wrote last there. */
  baseOf: (path: string) => string | undefined;
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
    if (one.kind === "create" && stands) return instead(one, two, stands.sha256);
    if (!stands || stands.marks.length === 0)
      return isBoth && two ? unmarked(one, two, stands?.sha256) : one;
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
      plain(text) === next.contents
        ? { kind: "update", path, next, was, put: text }
        : { kind: "merge", path, next, was, put: text, marks: [] };
    const mine = kept.textOf(path);
    if (next.ownership === "generated") return put(inStyleOf(mine ?? "", next.contents));
    if (!isBoth || mine === undefined) return undefined;
    if (next.ownership === "owned") return isAsWritten(other, path) ? put(mine) : undefined;
    const [first, second] = [over(next, mine), over(next, other.textOf(path))];
    if (!first || !second || first.marks.length + second.marks.length > 0) return undefined;
    const { text, marks } = mergeFile(path, next.contents, first.text, plain(second.text), favor);
    return marks.length === 0 ? put(text) : undefined;
  }

  /** A text in which git merged what groundplan wrote for both sides, merged with the plan. */
  function over({ path, contents }: PlannedFile, stands: string | undefined): Merged | undefined {
    const [a, b] = [kept.baseOf(path), other.baseOf(path)];
    if (a === undefined || b === undefined || stands === undefined) return undefined;
    return mergeFile(path, bothBases(a, b, plain(stands)), stands, contents, favor);
  }

  /** Of a file that git merged: nobody changed it by hand, or else their changes are merged with the plan. */
  function unmarked(one: Change, two: Change, was: string | undefined): Change {
    const { path } = one;
    if (isUntouched(one) || isUntouched(two)) return isUntouched(one) ? one : two;
    const next = "next" in one ? one.next : undefined;
    if (!next || was === undefined) return one;
    const stands = kept.textOf(path);
    if (next.ownership === "generated")
      return { kind: "update", path, next, was, put: inStyleOf(stands ?? "", next.contents) };
    const merged = next.ownership === "merged" ? over(next, stands) : undefined;
    if (!merged) return one;
    return merged.text === stands
      ? { kind: "same", path, why: "yours", next, changed: true }
      : { kind: "merge", path, next, was, put: merged.text, marks: merged.marks };
  }

  /** A new file of the plan, at a place where the other side has one. */
  function instead(one: Change & { kind: "create" }, two: Change | undefined, was: string): Change {
    const { path, next } = one;
    if (two?.kind === "same" && two.why === "equal") return { ...two, next };
    if (!isAsWritten(other, path)) open.push({ path, lines: [1] });
    return { kind: "update", path, next, was };
  }
}

/** Nobody changed it by hand. */
const isUntouched = (change: Change): boolean =>
  change.kind === "same"
    ? change.why === "equal"
    : ["update", "create", "delete"].includes(change.kind);

/** The hash of what groundplan wrote last. */
const writtenIn = ({ seen }: SideChanges, path: string): string | undefined =>
  seen.lock?.files.get(path)?.sha256;

function isAsWritten(side: SideChanges, path: string): boolean {
  const file = side.seen.files.get(path);
  return file !== undefined && [file.sha256, file.plain].includes(writtenIn(side, path));
}
