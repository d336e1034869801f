import { mergeFile } from "./file.ts";
import type { Moved } from "./moved.ts";
import type { Favor } from "./text.ts";
import type { Change } from "./types.ts";

/** A file that the user moved and that the plan changed: merged where it stands now, if that is sure. Pure, one change for one. */
export function* intoMoved(
  changes: Iterable<Change>,
  moved: ReadonlyMap<string, Moved>,
  favor?: Favor,
): Generator<Change> {
  for (const change of changes) yield merged(change, moved.get(change.path), favor);
}

function merged(change: Change, moved: Moved | undefined, favor: Favor | undefined): Change {
  if (change.kind !== "same" || change.next?.ownership !== "merged") return change;
  if (!moved?.sure || moved.base === undefined) return change;
  const { path, next } = change;
  const { to: at, sha256: was, text, base } = moved;
  const { text: put, marks } = mergeFile(at, base, text, next.contents, favor);
  if (put === text) return { ...change, changed: false };
  return { kind: "merge", path, at, next, was, put, marks };
}
