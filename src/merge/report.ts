import { isWritten, type Written } from "./review.ts";
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

/** `lines`: where marked conflicts begin, from 1; empty: the file is no text, or stands aside. */
export interface Conflicted {
  path: string;
  lines: readonly number[];
  text: string;
}

/** What is left as it is, and should be known. `due`: work that waits for a person. */
export interface Note {
  kind: "due" | "kept" | "moved";
  path: string;
  text: string;
}

export interface Report {
  changes: readonly Reported[];
  conflicts: readonly Conflicted[];
  notes: readonly Note[];
}

/** Everything that a person should know of changes that are settled. `moved`: where the user moved files, old path → new path. */
export function reportOf(
  changes: readonly Change[],
  moved: ReadonlyMap<string, string> = new Map(),
): Report {
  return {
    changes: changes.filter(isWritten).map(reported),
    conflicts: changes.flatMap(conflicted),
    notes: changes.flatMap((change) => noteOf(change, moved)),
  };
}

function reported(change: Written): Reported {
  const { path } = change;
  const from = "from" in change && change.from !== undefined ? { from: change.from } : {};
  const template = "next" in change ? { template: change.next.source } : {};
  return { kind: change.kind, path, ...from, reason: reasonOf(change), ...template };
}

function reasonOf(change: Change): string {
  const where =
    "from" in change && change.from !== undefined ? "what it belongs to was renamed" : "";
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
      if (change.joined) return "yours, with what services need of it";
      return change.marks.length === 0
        ? "the plan changed, and so did you: merged"
        : "the plan changed the same lines as you";
    default:
      return "";
  }
}

function conflicted(change: Change): Conflicted[] {
  const { path } = change;
  if (change.kind === "merge" && change.marks.length > 0)
    return [{ path, lines: change.marks, text: "both changed the same lines" }];
  if (change.kind === "replace")
    return [{ path, lines: [], text: `is generated; your edit is in ${change.aside.path}` }];
  if (change.kind === "kept" && change.why === "not-text")
    return [
      { path: change.from ?? path, lines: [], text: "is no UTF-8 text, so it stays as it is" },
    ];
  return [];
}

function noteOf(change: Change, moved: ReadonlyMap<string, string>): Note[] {
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
  if (change.why !== "deleted" || !change.changed) return [];
  const to = moved.get(path);
  if (to === undefined)
    return [{ kind: "kept", path, text: "the plan changed it; you deleted it, so it stays away" }];
  if (isOwned) return [{ kind: "due", path: to, text: DUE }];
  const text = `the plan changed it; you moved it to ${to}, where it stays as it is`;
  return [{ kind: "moved", path, text }];
}

const DUE = "is yours; what it has to fit has changed";
