import { diffIndices } from "node-diff3";
import { closed, indentOf, isBlank, membersOf, type IsMember, type Member } from "./members.ts";

/** Lines that one side has more, before a line of the base. */
interface Insertion {
  before: number;
  lines: readonly string[];
  /** Of its members. */
  names: ReadonlySet<string>;
}

/**
 * Pure: `next` so that members which both sides added to one block, at different places in it, stand where `yours` has them. Then
 * they are merged as one: equal ones stand there once, others are a conflict, and neither stands there twice.
 */
export function besideTwins(
  base: readonly string[],
  yours: readonly string[],
  next: readonly string[],
  isMember: IsMember,
): readonly string[] {
  if (!mayHave(base, yours, next)) return next;
  const own = insertions(base, yours);
  const planned = insertions(base, next);
  const taken = new Map(planned.map(({ before, lines }) => [before, lines]));
  for (const { before, lines } of planned) {
    const rest: string[] = [];
    for (const member of membersOf(lines)) {
      const twin =
        isMember(member.first ?? "") &&
        own.find(
          (one) =>
            one.before !== before &&
            one.names.has(nameOf(member.first!)) &&
            isOneBlock(base, before, one.before, member),
        );
      const there = twin && (taken.get(twin.before) ?? twin.lines);
      if (twin && there && namesOf(there).has(nameOf(member.first!)))
        taken.set(twin.before, instead(there, member));
      else rest.push(...member.lines, ...member.blanks);
    }
    if (rest.length < lines.length) taken.set(before, closed(rest, lines));
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
    length === 0 ? [{ before, lines, names: namesOf(lines) }] : [],
  );
}

/** By what two members of a block are the same: their name, as far as they have one. */
const nameOf = (line: string): string =>
  /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "") ??
  line;

const namesOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(membersOf(lines).flatMap(({ first }) => (first === undefined ? [] : nameOf(first))));

const isTwin = ({ first: one }: Member, { first: other }: Member): boolean =>
  one !== undefined && other !== undefined && nameOf(one) === nameOf(other);

/** With the empty lines that are behind it there. */
const instead = (lines: readonly string[], member: Member): string[] =>
  membersOf(lines).flatMap((one) => [
    ...(isTwin(one, member) ? member.lines : one.lines),
    ...one.blanks,
  ]);

/** Is all between two places of the base as far in as a member, or further? */
function isOneBlock(
  base: readonly string[],
  one: number,
  other: number,
  { first = "" }: Member,
): boolean {
  const between = base.slice(Math.min(one, other), Math.max(one, other));
  return (
    indentOf(first) > 0 &&
    between.every((line) => isBlank(line) || indentOf(line) >= indentOf(first))
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
