import type { PlannedFile } from "./types.ts";

/**
 * The files in the order of their paths. Throws where two would stand at the same one, which is a defect of ours;
 * letters that differ in case only are the same to many disks.
 */
export function inOrder(files: readonly PlannedFile[]): PlannedFile[] {
  const taken = new Map<string, PlannedFile>();
  for (const file of files) {
    const key = file.path.toLowerCase();
    const other = taken.get(key);
    if (other) throw new Error(`${other.source} and ${file.source} both make ${file.path}`);
    taken.set(key, file);
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
