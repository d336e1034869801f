import { mergeFile } from "../../../src/merge/file.ts";

/** Both sides, written over one base; or how many conflicts are marked in it. */
export const mergedText = (path: string, base: string, yours: string, next: string): string => {
  const { text, marks } = mergeFile(path, base, yours, next);
  return marks.length > 0 ? `${marks.length} marked` : text;
};
