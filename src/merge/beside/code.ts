import { entriesOf, type Entry } from "./entries.ts";
import { closed, indentOf, isBlank } from "../members.ts";
import { isInText, lineAbove, lineBelow, type Clash } from "./clash.ts";

/** Additions of code, one after the other: declarations, tests, entries of one object, no two of which have the same name. */
export function codeBeside(clash: Clash): string[] | undefined {
  const { base, yours, next } = clash;
  if (base.length > 0) return undefined;
  const first = next.find((line) => !isBlank(line));
  if (first === undefined) return undefined;
  const depth = indentOf(first);
  const [mine, planned] = [entriesOf(yours, depth), entriesOf(next, depth)];
  if (!mine || !planned || !isBetween(clash, depth)) return undefined;
  const texts = new Set(planned.map(({ text }) => text));
  const isTwice = ({ text }: Entry) => texts.has(text);
  const own = mine.filter((one) => !isTwice(one));
  const taken = new Set(planned.flatMap(({ names }) => names));
  if (own.some(({ names }) => names.some((name) => taken.has(name)))) return undefined;
  return own.length === 0 ? [...next] : joined(next, without(yours, mine.filter(isTwice)));
}

/** Lines without some entries, and without the empty lines behind those. */
function without(lines: readonly string[], entries: readonly Entry[]): readonly string[] {
  const isOut = new Uint8Array(lines.length);
  for (const { from, to } of entries) {
    isOut.fill(1, from, to);
    for (let at = to; at < lines.length && isBlank(lines[at]!); at++) isOut[at] = 1;
  }
  return closed(
    lines.filter((_, at) => !isOut[at]),
    lines,
  );
}

/** Without a second blank line where the one ends and the other begins. */
const joined = (next: readonly string[], yours: readonly string[]): string[] =>
  isBlank(next.at(-1)!) && isBlank(yours[0]!) ? [...next, ...yours.slice(1)] : [...next, ...yours];

/** Whether a place is between entries at a depth: at the outer margin, or within braces, and not within something, such as a text between backticks. */
function isBetween(clash: Clash, depth: number): boolean {
  if (isInText(clash)) return false;
  const before = lineAbove(clash, (line) => !isBlank(line));
  const after = lineBelow(clash, (line) => !isBlank(line));
  if (after !== undefined && indentOf(after) > depth) return false;
  const closes = after !== undefined && /^\s*[)\]}]/.test(after);
  if (closes !== (after !== undefined && indentOf(after) < depth)) return false;
  if (before !== undefined && indentOf(before) === depth && !/[;,}]$/.test(before)) return false;
  if (before !== undefined && indentOf(before) > depth && !before.endsWith(";")) return false;
  if (depth === 0) return true;
  const opener = lineAbove(clash, (line) => !isBlank(line) && indentOf(line) < depth) ?? "";
  return opener.endsWith("{") && !/\benum\b/.test(opener) && after !== undefined;
}
