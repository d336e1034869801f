import { diffIndices } from "node-diff3";
import { closed, indentOf, isBlank, membersOf, type IsMember, type Member } from "./members.ts";

/** Lines that one side has more, before a line of the base. */
interface Insertion {
  before: number;
  lines: readonly string[];
  members: readonly Named[];
}

/** With what tells it from others of its block. */
interface Named extends Member {
  name: string | undefined;
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
  const own = byName(insertions(base, yours));
  const planned = insertions(base, next);
  const kept = new Set(planned.map(({ before }) => before));
  const moved = new Map<number, readonly Named[]>();
  const added = new Map<number, readonly string[]>();
  for (const { before, lines, members } of planned) {
    const rest = members.filter((member) => {
      const twin = isMember(member.first ?? "") && twinOf(member, before, own, base);
      if (!twin || kept.has(twin.before)) return true;
      moved.set(twin.before, instead(moved.get(twin.before) ?? twin.members, member));
      return false;
    });
    added.set(before, rest.length < members.length ? closed(linesOf(rest), lines) : lines);
  }
  for (const [before, members] of moved) added.set(before, linesOf(members));
  return withInsertions(base, next, added);
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
    length === 0 ? [{ before, lines, members: namedIn(lines) }] : [],
  );
}

/** By what two members of a block are the same: their name, as far as they have one. */
const nameOf = (line: string): string =>
  /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "") ??
  line;

const namedIn = (lines: readonly string[]): Named[] =>
  membersOf(lines).map((one) => ({ ...one, name: one.first && nameOf(one.first) }));

const linesOf = (members: readonly Member[]): string[] =>
  members.flatMap(({ lines, blanks }) => [...lines, ...blanks]);

/** Those that have a member of a name, in their order. */
function byName(all: readonly Insertion[]): ReadonlyMap<string, readonly Insertion[]> {
  const found = new Map<string, Insertion[]>();
  for (const one of all)
    for (const name of new Set(one.members.flatMap((member) => member.name ?? [])))
      found.set(name, [...(found.get(name) ?? []), one]);
  return found;
}

/** The nearest on either side: what is further off is in the same block only if that is, too. */
function twinOf(
  { first = "", name = "" }: Named,
  before: number,
  own: ReadonlyMap<string, readonly Insertion[]>,
  base: readonly string[],
): Insertion | undefined {
  const all = own.get(name) ?? [];
  const above = all.findLast((one) => one.before < before);
  const below = all.find((one) => one.before > before);
  return [above, below].find((one) => one && isOneBlock(base, before, one.before, first));
}

/** With the empty lines that are behind it there. */
const instead = (members: readonly Named[], { name, lines }: Named): readonly Named[] =>
  members.map((one) => (one.name === name ? { ...one, lines } : one));

/** Is all between two places of the base as far in as a member, or further? */
function isOneBlock(base: readonly string[], one: number, other: number, first: string): boolean {
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
