import { diffIndices } from "node-diff3";
import { slid } from "./slid.ts";
import {
  closed,
  indentOf,
  isBlank,
  isWhole,
  membersOf,
  type IsMember,
  type Member,
} from "./members.ts";

/** Lines that one side has instead of some of the base, which may be none. */
interface Insertion {
  before: number;
  length: number;
  lines: readonly string[];
}

/** With the names of its whole members, by which most are passed over. */
interface Named extends Insertion {
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
  const own = hunks(base, yours).map((one) => ({ ...one, names: namesOf(one.lines) }));
  const planned = hunks(base, next).filter(({ length }) => length === 0);
  const taken = new Map(planned.map(({ before, lines }) => [before, lines]));
  for (const { before, lines } of planned) {
    const rest: string[] = [];
    for (const member of membersOf(lines)) {
      const twin =
        isMember(member.first ?? "") && isWhole(member) && twinOf(member, before, own, base);
      if (twin) putTo(taken, twin, member);
      else rest.push(...member.lines, ...member.blanks);
    }
    if (rest.length < lines.length) taken.set(before, closed(rest, lines));
  }
  return withInsertions(base, next, taken);
}

/** Where the user has one of that name in the same block. */
const twinOf = (member: Member, before: number, own: readonly Named[], base: readonly string[]) =>
  own.find(
    (one) =>
      (one.before !== before || one.length > 0) &&
      one.names.has(nameOf(member.first!)) &&
      !has(base.slice(one.before, one.before + one.length), member) &&
      isOneBlock(base, before, one.before, member) &&
      isOneBlock(base, before, one.before + one.length, member),
  );

/** Beside lines that the user changed, an equal one is left out, and another is a conflict with them. */
function putTo(
  taken: Map<number, readonly string[]>,
  { before, length, lines }: Insertion,
  member: Member,
): void {
  const isSame = (one: Member) => one.lines.join("\n") === member.lines.join("\n");
  if (length > 0 && membersOf(lines).some(isSame)) return;
  const there = taken.get(before + length) ?? (length > 0 ? [] : lines);
  const all = has(there, member) ? instead(there, member) : [...there, ...member.lines];
  taken.set(before + length, all);
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

function hunks(base: readonly string[], other: readonly string[]): Insertion[] {
  const all = diffIndices([...base], [...other]);
  return all.map(({ buffer1: [before, length], buffer2Content: lines }, at) => {
    const [last, next] = [all[at - 1]?.buffer1, all[at + 1]?.buffer1];
    const from = last ? last[0] + last[1] + 1 : 0;
    const to = next ? next[0] - 1 : base.length;
    const one = { before, length, lines };
    return length > 0 ? one : { ...one, ...slid(base, before, lines, from, to) };
  });
}

/** By what two members of a block are the same: their name, as far as they have one. */
const nameOf = (line: string): string =>
  /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "") ??
  line;

const isTwin = ({ first: one }: Member, { first: other }: Member): boolean =>
  one !== undefined && other !== undefined && nameOf(one) === nameOf(other);

const namesOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(membersOf(lines).flatMap((one) => (one.first && isWhole(one) ? nameOf(one.first) : [])));

const has = (lines: readonly string[], { first = "" }: Member): boolean =>
  namesOf(lines).has(nameOf(first));

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
