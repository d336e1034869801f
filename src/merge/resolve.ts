import { mergeFile } from "./file.ts";
import type { Favor } from "./text.ts";
import type { Change } from "./types.ts";

export interface ResolveOptions {
  /** Who wins where both changed the same lines; absent: they are marked. */
  favor?: Favor;
  /** Does something stand at a path that is neither in the plan nor in the lock? */
  isTaken: (path: string) => boolean;
}

/**
 * Settles every conflict: both sides become one text, with what cannot be told marked in it; an edited file that is made anew
 * each time goes beside itself; what is no text stays as it is. Pure, one change for one.
 */
export function* resolve(changes: Iterable<Change>, options: ResolveOptions): Generator<Change> {
  for (const change of changes) yield change.kind === "conflict" ? settle(change, options) : change;
}

type Conflict = Extract<Change, { kind: "conflict" }>;

function settle(conflict: Conflict, { favor, isTaken }: ResolveOptions): Change {
  const { path, next, was, why, base, yours, from } = conflict;
  const moving = from === undefined ? {} : { from };
  if (yours === undefined) return { kind: "kept", path, next, why: "not-text", ...moving };
  if (why === "edited") {
    if (favor === "ours") return { kind: "kept", path, next, why: "ours", ...moving };
    const aside = { path: freeBeside(path, isTaken), text: yours };
    return { kind: "replace", path, next, was, aside, ...moving };
  }
  const { text, marks } = mergeFile(path, base, yours, next.contents, favor);
  if (text === yours && from === undefined)
    return { kind: "same", path, why: "yours", next, changed: true };
  return { kind: "merge", path, next, was, put: text, marks, ...moving };
}

function freeBeside(path: string, isTaken: (path: string) => boolean): string {
  for (let n = 1; ; n++) {
    const beside = `${path}.yours${n === 1 ? "" : `-${n}`}`;
    if (!isTaken(beside)) return beside;
  }
}
