import type { Clash } from "./clash.ts";

/** Rows of a table, or items of a list. */
export const ROWS: readonly RegExp[] = [/^\|.*\|$/, /^- \S/];
/** Variables, with the comments that explain them. */
export const VARIABLES: readonly RegExp[] = [/^(?:#|[A-Z][A-Z0-9_]*=)/];

/** Additions of rows among others of the same sort, one after the other; a variable that both set is not settled. */
export function rowsBeside(
  { base, yours, next, above }: Clash,
  sorts: readonly RegExp[],
): string[] | undefined {
  const all = [...yours, ...next].filter((line) => line.trim() !== "");
  const sort = sorts.find((one) => all.every((line) => one.test(line)));
  const before = above.findLast((line) => line.trim() !== "");
  if (!sort || base.length > 0 || before === undefined || !sort.test(before)) return undefined;
  const taken = new Set(namesIn(next));
  return namesIn(yours).some((name) => taken.has(name)) ? undefined : [...next, ...yours];
}

const namesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
