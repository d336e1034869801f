import type { Clash } from "./clash.ts";

/** Rows of a table, or items of a list. */
export const ROWS: readonly RegExp[] = [/^\|.*\|$/, /^- \S/];
/** Variables, with the comments that explain them. */
export const VARIABLES: readonly RegExp[] = [/^(?:#|[A-Z][A-Z0-9_]*=)/];

/**
 * Additions of rows among others of the same sort, one after the other, each once; a variable that both set is not settled, nor is a row
 * of the user's behind a table or list that the plan begins.
 */
export function rowsBeside(
  { base, yours, next, above }: Clash,
  sorts: readonly RegExp[],
): string[] | undefined {
  const all = [...yours, ...next].filter((line) => line.trim() !== "");
  const sort = sorts.find((one) => all.every((line) => one.test(line)));
  const before = above.findLast((line) => line.trim() !== "");
  if (!sort || base.length > 0 || before === undefined || !sort.test(before)) return undefined;
  if (sorts === ROWS && next.some((line) => line.trim() === "")) return undefined;
  const taken = new Set(namesIn(next));
  if (namesIn(yours).some((name) => taken.has(name))) return undefined;
  const own = sorts === ROWS ? yours.filter((line) => !next.includes(line)) : yours;
  return [...next, ...own];
}

const namesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
