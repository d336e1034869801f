import { diffIndices } from "node-diff3";

/** Lines that one side has more, before a line of the base. */
interface Insertion {
  before: number;
  lines: readonly string[];
}

/**
 * Pure: `next` so that members which both sides added to one block, at different places in it, stand where `yours` has them. Then
 * they are merged as one: equal ones stand there once, others are a conflict, and neither stands there twice.
 */
export function besideTwins(
  base: readonly string[],
  yours: readonly string[],
  next: readonly string[],
): readonly string[] {
  if (!mayHave(base, yours, next)) return next;
  const own = insertions(base, yours);
  const planned = insertions(base, next);
  const taken = new Map(planned.map(({ before, lines }) => [before, lines]));
  for (const { before, lines } of planned) {
    const rest: string[] = [];
    for (const member of membersOf(lines)) {
      const twin = own.find(
        (one) =>
          one.before !== before && has(one, member) && isOneBlock(base, before, one.before, member),
      );
      const there = twin && (taken.get(twin.before) ?? twin.lines);
      if (twin && there && has({ before, lines: there }, member))
        taken.set(twin.before, instead(there, member));
      else rest.push(...member);
    }
    if (rest.length < lines.length) taken.set(before, rest);
  }
  return withInsertions(base, next, taken);
}

/** Most files have none, and are not looked at any closer. */
function mayHave(
  base: readonly string[],
  yours: readonly string[],
  next: readonly string[],
): boolean {
  const known = new Set(base);
  const own = new Set(yours.filter((line) => !known.has(line)).map(nameOf));
  return own.size > 0 && next.some((line) => !known.has(line) && own.has(nameOf(line)));
}

function insertions(base: readonly string[], other: readonly string[]): Insertion[] {
  const hunks = diffIndices([...base], [...other]);
  return hunks.flatMap(({ buffer1: [before, length], buffer2Content: lines }) =>
    length === 0 ? [{ before, lines }] : [],
  );
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** By what two members of a block are the same: their name, as far as they have one. */
const nameOf = (line: string): string =>
  /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "") ??
  line;

/** Lines with all behind them that are further in, or close them. */
function membersOf(lines: readonly string[]): string[][] {
  const members: string[][] = [];
  const least = Math.min(...lines.filter((line) => line.trim() !== "").map(indentOf));
  for (const line of lines) {
    const goesOn = indentOf(line) > least || /^\s*(?:[\])}]|$)/.test(line);
    if (goesOn && members.length > 0) members.at(-1)!.push(line);
    else members.push([line]);
  }
  return members;
}

const isTwin = ([one = ""]: readonly string[], [other = ""]: readonly string[]): boolean =>
  /^\s*[^\s\])}].*\w/.test(one) && nameOf(one) === nameOf(other);

const has = ({ lines }: Insertion, member: readonly string[]): boolean =>
  membersOf(lines).some((one) => isTwin(one, member));

const instead = (lines: readonly string[], member: readonly string[]): string[] =>
  membersOf(lines).flatMap((one) => (isTwin(one, member) ? member : one));

/** Is all between two places of the base as far in as a member, or further? */
function isOneBlock(
  base: readonly string[],
  one: number,
  other: number,
  [first = ""]: readonly string[],
): boolean {
  const between = base.slice(Math.min(one, other), Math.max(one, other));
  return (
    indentOf(first) > 0 &&
    between.every((line) => line.trim() === "" || indentOf(line) >= indentOf(first))
  );
}

/** The base with what `next` changes in it, and with other insertions than those of `next`. */
function withInsertions(
  base: readonly string[],
  next: readonly string[],
  added: ReadonlyMap<number, readonly string[]>,
): readonly string[] {
  const result: string[] = [];
  const changes = new Map(
    diffIndices([...base], [...next]).map((hunk) => [hunk.buffer1[0], hunk] as const),
  );
  for (let at = 0; at <= base.length; at++) {
    result.push(...(added.get(at) ?? []));
    const change = changes.get(at);
    if (change && change.buffer1[1] > 0) {
      result.push(...change.buffer2Content);
      const end = at + change.buffer1[1];
      while (++at < end) result.push(...(added.get(at) ?? []));
      at--;
    } else if (at < base.length) result.push(base[at]!);
  }
  return result;
}
