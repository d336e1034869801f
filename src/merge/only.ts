import type { Change } from "./types.ts";

/** Leaves everything as it is that does not stand below a folder, and what is known of it too. */
export function* onlyIn(folder: string, changes: Iterable<Change>): Generator<Change> {
  for (const change of changes) {
    if (change.path.startsWith(`${folder}/`)) yield change;
    else yield { kind: "same", path: change.path, why: "left" };
  }
}
