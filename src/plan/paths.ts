import type { Draft, PlannedFile } from "./types.ts";

/**
 * The files of drafts in the order of their paths. Throws where two would stand at the same one, which is a defect
 * of ours; letters that differ in case only are the same to many disks.
 */
export function inOrder(drafts: readonly Draft[]): Iterable<PlannedFile> {
  const taken = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = draft.path.toLowerCase();
    const other = taken.get(key);
    if (other) throw new Error(`${other.source} and ${draft.source} both make ${draft.path}`);
    taken.set(key, draft);
  }
  const sorted = drafts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { [Symbol.iterator]: () => filesOf(sorted) };
}

function* filesOf(drafts: readonly Draft[]): Generator<PlannedFile> {
  for (const draft of drafts) {
    const contents = draft.contents();
    const { ids: _, ...file } = draft;
    if (contents.trim() !== "") yield { ...file, contents };
  }
}
