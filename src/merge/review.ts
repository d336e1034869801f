import { sha256 } from "./hash.ts";
import type { Change } from "./types.ts";

/** What a change puts on disk at its path; undefined: nothing. */
export function putOf(change: Change): string | undefined {
  if ("put" in change && change.put !== undefined) return change.put;
  return isWritten(change) && change.kind !== "delete" ? change.next.contents : undefined;
}

/** Where a change is written. */
export const placeOf = (change: Change): string =>
  "at" in change && change.at !== undefined ? change.at : change.path;

/** A change that does something to the files of the repo. */
export type Written = Exclude<Change, { kind: "same" | "conflict" | "kept" }>;

/** Does a change do anything to the files of the repo? */
export function isWritten(change: Change): change is Written {
  return change.kind !== "same" && change.kind !== "conflict" && change.kind !== "kept";
}

/** A hash by which changes that were reviewed are known again: of what is written, and of what it takes the place of. */
export function reviewHash(changes: readonly Change[]): string {
  const lines = changes.filter(isWritten).map((change) => {
    const { kind, path } = change;
    const put = putOf(change);
    const rest = [
      "was" in change ? change.was : "",
      "from" in change ? (change.from ?? "") : "",
      put === undefined ? "" : sha256(put),
      "aside" in change ? change.aside.path : "",
      ...("at" in change ? [change.at] : []),
    ];
    return JSON.stringify([kind, path, ...rest]);
  });
  return sha256(lines.join("\n")).slice(0, 16);
}
