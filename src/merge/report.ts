import type { Moved } from "./moved.ts";
import { isWritten, placeOf, type Written } from "./review.ts";
import type { Change } from "./types.ts";

/** A change as it is told. */
export interface Reported {
  kind: "create" | "update" | "merge" | "move" | "delete" | "replace";
  path: string;
  /** Where it came from, if it moves. */
  from?: string;
  reason: string;
  /** The template or emitter behind it; absent: the plan has no such file. */
  template?: string;
  /** What stands there now and what would; absent: nothing, or nobody asked for it. */
  before?: string;
  after?: string;
}

/** `lines`: where marked conflicts begin, from 1; empty: the file is no text, stands aside, or may have been moved. */
export interface Conflicted {
  path: string;
  lines: readonly number[];
  text: string;
  /** What the plan changed and nobody merged, where it is known. */
  before?: string;
  after?: string;
}

/** What is left as it is, and should be known. `due`: work that waits for a person. */
export interface Note {
  kind: "due" | "kept";
  path: string;
  /** From 1, where a compiler said it. */
  line?: number;
  column?: number;
  text: string;
}

export interface Report {
  changes: readonly Reported[];
  conflicts: readonly Conflicted[];
  notes: readonly Note[];
}

/** Everything that a person should know of changes that are settled. `moved`: where the user moved files, by their old paths. */
export function reportOf(
  changes: readonly Change[],
  moved: ReadonlyMap<string, Moved> = new Map(),
): Report {
  return {
    changes: changes.filter(isWritten).map(reported),
    conflicts: changes.flatMap((change) => conflicted(change, moved)),
    notes: changes.flatMap((change) => noteOf(change, moved)),
  };
}

function reported(change: Written): Reported {
  const path = placeOf(change);
  const from = "from" in change && change.from !== undefined ? { from: change.from } : {};
  const template = "next" in change ? { template: change.next.source } : {};
  return { kind: change.kind, path, ...from, reason: reasonOf(change), ...template };
}

function reasonOf(change: Change): string {
  const where =
    "from" in change && change.from !== undefined ? "it is called otherwise in the plan now" : "";
  return [where, whyOf(change)].filter(Boolean).join("; ");
}

function whyOf(change: Change): string {
  switch (change.kind) {
    case "create":
      return "new in the plan";
    case "update":
      return "the plan changed, you did not change it";
    case "delete":
      return "no longer in the plan, you did not change it";
    case "replace":
      return `made anew each time; your edit goes to ${change.aside.path}`;
    case "merge":
      if (change.at !== undefined && change.marks.length === 0)
        return `the plan changed it; merged where you moved it, from ${change.path}`;
      if (change.joined) return "yours, with what services need of it";
      return change.marks.length === 0
        ? "the plan changed, and so did you: merged"
        : "the plan changed the same lines as you";
    default:
      return "";
  }
}

function conflicted(change: Change, moved: ReadonlyMap<string, Moved>): Conflicted[] {
  const { path } = change;
  if (change.kind === "merge" && change.marks.length > 0)
    return [{ path: placeOf(change), lines: change.marks, text: "both changed the same lines" }];
  if (change.kind === "replace")
    return [{ path, lines: [], text: `is generated; your edit is in ${change.aside.path}` }];
  if (change.kind === "kept" && change.why === "not-text")
    return [
      { path: change.from ?? path, lines: [], text: "is no UTF-8 text, so it stays as it is" },
    ];
  const to = moved.get(path);
  return to && isLost(change) && change.next?.ownership !== "owned" ? [unmerged(change, to)] : [];
}

type Lost = Extract<Change, { kind: "same" }>;

/** The plan changed what is no longer there. */
const isLost = (change: Change): change is Lost =>
  change.kind === "same" && change.why === "deleted" && change.changed === true;

/** Work for a person: where a file went is a guess, so nothing is merged there. */
const unmerged = ({ path, next }: Lost, { to, base }: Moved): Conflicted => ({
  path: to,
  lines: [],
  text: `may be what you moved from ${path}, which the plan changed: do that here, or leave it`,
  ...(base !== undefined && next && { before: base, after: next.contents }),
});

function noteOf(change: Change, moved: ReadonlyMap<string, Moved>): Note[] {
  const { path } = change;
  const isOwned = "next" in change && change.next?.ownership === "owned";
  const stands = change.kind === "move" || (change.kind === "same" && change.why === "owned");
  if (stands && isOwned && change.changed) {
    return [{ kind: "due", path, text: DUE }];
  }
  if (change.kind !== "same") return [];
  if (change.why === "theirs" && change.changed)
    return [{ kind: "kept", path, text: "was there before groundplan, so it stays as it is" }];
  if (change.why === "dropped")
    return [{ kind: "kept", path, text: "is no longer in the plan; you changed it, so it stays" }];
  if (!isLost(change)) return [];
  const to = moved.get(path);
  if (to === undefined)
    return [{ kind: "kept", path, text: "the plan changed it; you deleted it, so it stays away" }];
  return isOwned ? [{ kind: "due", path: to.to, text: DUE }] : [];
}

const DUE = "is yours; what it has to fit has changed";
