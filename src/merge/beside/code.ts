import { entriesOf, type Entry } from "./entries.ts";
import { closed, indentOf, isBlank } from "../members.ts";
import type { Clash } from "./clash.ts";

/** Additions of code, one after the other: declarations, tests, entries of one object, no two of which have the same name. */
export function codeBeside({ base, yours, next, above, below }: Clash): string[] | undefined {
  if (base.length > 0) return undefined;
  const first = next.find((line) => !isBlank(line));
  if (first === undefined) return undefined;
  const depth = indentOf(first);
  const [mine, planned] = [entriesOf(yours, depth), entriesOf(next, depth)];
  if (!mine || !planned || !isBetween(above, below, depth)) return undefined;
  const isTwice = (one: Entry) => planned.some(({ text }) => text === one.text);
  const own = mine.filter((one) => !isTwice(one));
  const taken = new Set(planned.flatMap(({ names }) => names));
  if (own.some(({ names }) => names.some((name) => taken.has(name)))) return undefined;
  const twice = mine.filter(isTwice);
  const isOut = (at: number): boolean =>
    twice.some(({ from, to }) => at >= from && at < to) ||
    (at > 0 && isBlank(yours[at]!) && isOut(at - 1));
  const rest = closed(
    yours.filter((_, at) => !isOut(at)),
    yours,
  );
  return own.length === 0 ? [...next] : joined(next, rest);
}

/** Without a second blank line where the one ends and the other begins. */
const joined = (next: readonly string[], yours: readonly string[]): string[] =>
  isBlank(next.at(-1)!) && isBlank(yours[0]!) ? [...next, ...yours.slice(1)] : [...next, ...yours];

/** Whether a place is between entries at a depth: at the outer margin, or within braces, and not within something, such as a text between backticks. */
function isBetween(above: readonly string[], below: readonly string[], depth: number): boolean {
  if (above.join("").split("`").length % 2 === 0) return false;
  const before = above.findLast((line) => !isBlank(line));
  const after = below.find((line) => !isBlank(line));
  if (after !== undefined && indentOf(after) > depth) return false;
  const closes = after !== undefined && /^\s*[)\]}]/.test(after);
  if (closes !== (after !== undefined && indentOf(after) < depth)) return false;
  if (before !== undefined && indentOf(before) === depth && !/[;,}]$/.test(before)) return false;
  if (before !== undefined && indentOf(before) > depth && !before.endsWith(";")) return false;
  if (depth === 0) return true;
  const opener = above.findLast((line) => !isBlank(line) && indentOf(line) < depth) ?? "";
  return opener.endsWith("{") && !/\benum\b/.test(opener) && after !== undefined;
}
