import { isBlank } from "../members.ts";
import { isInText, type Settle } from "./clash.ts";

/** How comments look: on lines of their own, and at the end of others, where there are such. */
export interface Comments {
  line: RegExp;
  end?: RegExp;
}

export const SLASHES: Comments = { line: /^\s*(?:\/\/|\/\*|\*(?:[\s/]|$))/, end: /^\s+\/\/.*$/ };
export const DASHES: Comments = { line: /^\s*--/, end: /^\s+--.*$/ };
export const HASHES: Comments = { line: /^\s*#/ };
export const YAML: Comments = { ...HASHES, end: /^\s+#.*$/ };

/** One side wrote comments, and the other changed the lines beside them: both stay. */
export const commentsBeside =
  (comments: Comments): Settle =>
  (clash) => {
    const { base, yours, next } = clash;
    if (isInText(clash)) return undefined;
    return base.length === 0
      ? (behind(yours, next, comments) ?? behind(next, yours, comments))
      : (over(base, yours, next, comments) ?? over(base, next, yours, comments));
  };

const isRemark = (lines: readonly string[], { line }: Comments): boolean =>
  lines.every((one) => isBlank(one) || line.test(one)) && lines.some((one) => line.test(one));

/** A comment is about what is below it, so that what the other side added goes above. */
const behind = (own: readonly string[], other: readonly string[], comments: Comments) =>
  isRemark(own, comments) && isWhole(own) && isWhole(other)
    ? [...other, ...own.filter((line) => isBlank(line) || !other.includes(line))]
    : undefined;

/** What one side wrote into lines of the base, by the line before which it stands, and at the ends of lines. */
interface Written {
  above: ReadonlyMap<number, readonly string[]>;
  ends: ReadonlyMap<number, string>;
}

/** The other side's lines with the comments of one that changed nothing else. */
function over(
  base: readonly string[],
  own: readonly string[],
  other: readonly string[],
  comments: Comments,
): string[] | undefined {
  const written = writtenIn(base, own, comments);
  if (!written) return undefined;
  const { above, ends } = written;
  const isLineByLine = other.length === base.length;
  const isSure = [...above].every(([at, lines]) => {
    if (!isWhole(lines)) return isLineByLine && /^\s*(?:\/\*\*|\*(?!\/))/.test(other[at - 1] ?? "");
    return isLineByLine || at === base.length || (at === 0 && isAlike(base[0]!, other[0]));
  });
  if (!isSure || (ends.size > 0 && !isLineByLine)) return undefined;
  const result = other.flatMap((line, at) => [
    ...((at < base.length && above.get(at)) || []),
    line + (ends.get(at) ?? ""),
  ]);
  return [...result, ...(above.get(base.length) ?? [])];
}

/** Undefined: something else was changed, too. */
function writtenIn(
  base: readonly string[],
  own: readonly string[],
  { line: isComment, end }: Comments,
): Written | undefined {
  const above = new Map<number, string[]>();
  const ends = new Map<number, string>();
  let at = 0;
  for (const line of own) {
    const was = base[at];
    if (was !== undefined && line === was) at++;
    else if (was !== undefined && line.startsWith(was) && end?.test(line.slice(was.length)))
      ends.set(at++, line.slice(was.length));
    else if (isBlank(line) || isComment.test(line)) above.set(at, [...(above.get(at) ?? []), line]);
    else return undefined;
  }
  const isRemarked = ends.size > 0 || [...above.values()].flat().some((line) => !isBlank(line));
  return at === base.length && isRemarked ? { above, ends } : undefined;
}

/** A comment over several lines opens and closes within them. */
function isWhole(lines: readonly string[]): boolean {
  let isOpen = false;
  for (const line of lines) {
    const bare = line.trim();
    if (!isOpen && /^\*(?:[\s/]|$)/.test(bare)) return false;
    if (bare.startsWith("/*")) isOpen = true;
    if (bare.endsWith("*/")) isOpen = false;
  }
  return !isOpen;
}

/** Do two lines begin with the same word? Then the one is what became of the other. */
const isAlike = (one: string, other: string | undefined): boolean =>
  /[\w$]+/.exec(one)?.[0] === /[\w$]+/.exec(other ?? "")?.[0];
