import { isBlank } from "../members.ts";
import { lineAbove, type Clash } from "./clash.ts";

/** Rows of a table, or items of a list. */
export const ROWS: readonly RegExp[] = [/^\|.*\|$/, /^- \S/];
/** Variables, with the comments that explain them. */
export const VARIABLES: readonly RegExp[] = [/^(?:#|[A-Z][A-Z0-9_]*=)/];

/** Additions of rows among others of the same sort, one after the other; what both say in another way is not settled. */
export function rowsBeside(clash: Clash, sorts: readonly RegExp[]): string[] | undefined {
  const { base, yours, next } = clash;
  const all = [...yours, ...next].filter((line) => !isBlank(line));
  const sort = sorts.find((one) => all.every((line) => one.test(line)));
  const before = lineAbove(clash, (line) => !isBlank(line));
  if (!sort || base.length > 0 || before === undefined || !sort.test(before)) return undefined;
  // a row behind a table or list that the plan begins would be of that one
  if (ROWS.includes(sort) && next.some(isBlank)) return undefined;
  const planned = new Set(next);
  const isTwice = (line: string) => ROWS.includes(sort) && !isBlank(line) && planned.has(line);
  const own = yours.filter((line) => !isTwice(line));
  const taken = new Set(namesIn(next));
  return namesIn(own).some((name) => taken.has(name)) ? undefined : [...next, ...own];
}

/** Of variables, and of rows by what stands in the first column. */
const namesIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^(?:[A-Z][A-Z0-9_]*=|\| *[^ |][^|]*)/.exec(line)?.[0].trim() ?? []);
