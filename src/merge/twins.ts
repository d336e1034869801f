import { blocksIn, Depths } from "./blocks.ts";
import { hunksOf, type Hunk } from "./hunks.ts";
import {
  closed,
  indentOf,
  innerMembersOf,
  isWhole,
  membersOf,
  type IsMember,
  type Member,
} from "./members.ts";

/** What the user has at a place, with the members of the plan that stand there, by their names. */
interface Own extends Hunk {
  put: Map<string, Member>;
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
  const own = hunksOf(base, yours).map((one): Own => ({ ...one, put: new Map() }));
  const named = byName(base, own);
  const isOneBlock = blocksIn(base);
  const planned = hunksOf(base, next);
  const taken = planned.map((hunk): Hunk => {
    const rest: string[] = [];
    const around = new Depths(hunk.lines);
    const known = namesOf(base.slice(hunk.before, hunk.before + hunk.length));
    let at = 0;
    for (const member of membersIn(hunk)) {
      const { first = "", lines, blanks } = member;
      const isNew = isMember(first) && isWhole(member) && !known.has(nameOf(first));
      const twin = isNew
        ? named.get(nameOf(first))?.find((one) => {
            const isBelow = one.before >= hunk.before + hunk.length;
            const depth = isBelow ? around.from(at + lines.length) : around.upTo(at);
            return !touches(hunk, one) && depth >= indentOf(first) && isOneBlock(hunk, one, first);
          })
        : undefined;
      if (twin) twin.put.set(nameOf(first), member);
      else rest.push(...lines, ...blanks);
      at += lines.length + blanks.length;
    }
    return rest.length < hunk.lines.length ? { ...hunk, lines: closed(rest, hunk.lines) } : hunk;
  });
  return own.some(({ put }) => put.size > 0) ? withHunks(base, taken, own) : next;
}

/** By the names of the whole members which are new there. */
function byName(base: readonly string[], own: readonly Own[]): ReadonlyMap<string, Own[]> {
  const named = new Map<string, Own[]>();
  for (const one of own) {
    const known = namesOf(base.slice(one.before, one.before + one.length));
    for (const name of new Set(namesIn(membersIn(one)))) {
      if (known.has(name)) continue;
      const all = named.get(name) ?? [];
      all.push(one);
      named.set(name, all);
    }
  }
  return named;
}

/** At the same place both are in one conflict as it is. */
const touches = (hunk: Hunk, own: Hunk): boolean =>
  hunk.length === 0
    ? own.before === hunk.before && own.length === 0
    : own.before <= hunk.before + hunk.length && own.before + own.length >= hunk.before;

/** Members of what was added; of what was changed those that are not whole, too, which have changed at their begin or end. */
const membersIn = ({ length, lines }: Hunk): Member[] =>
  length === 0 ? membersOf(lines) : innerMembersOf(lines);

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

/** By what two members of a block are the same: their name, as far as they have one. */
const nameOf = (line: string): string =>
  /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "") ??
  line;

const namesIn = (members: readonly Member[]): string[] =>
  members.flatMap((one) => (one.first !== undefined && isWhole(one) ? nameOf(one.first) : []));

const namesOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(namesIn(innerMembersOf(lines)));

/** The base with the plan's changes, and with members of the plan at the places of the user's. */
function withHunks(
  base: readonly string[],
  planned: readonly Hunk[],
  own: readonly Own[],
): readonly string[] {
  const added = new Map(
    planned.flatMap((one) => (one.length === 0 ? [[one.before, one.lines] as const] : [])),
  );
  for (const one of own) {
    if (one.put.size === 0) continue;
    const at = one.before + one.length;
    added.set(at, withMembers(added.get(at) ?? (one.length > 0 ? [] : one.lines), one));
  }
  const changes = new Map(planned.flatMap((one) => (one.length > 0 ? [[one.before, one]] : [])));
  const result: string[] = [];
  const add = (lines: readonly string[]) => {
    for (const line of lines) result.push(line);
  };
  for (let at = 0; at <= base.length; at++) {
    add(added.get(at) ?? []);
    const change = changes.get(at);
    if (change) {
      add(change.lines);
      const end = at + change.length;
      while (++at < end) add(added.get(at) ?? []);
      at--;
    } else if (at < base.length) result.push(base[at]!);
  }
  return result;
}

/** Lines with members in the place of those of that name, or behind. Beside lines that the user changed, an equal one is left out. */
function withMembers(there: readonly string[], { length, lines, put }: Own): string[] {
  const textOf = ({ lines: all }: Member) => all.join("\n");
  const same = new Set(length > 0 ? innerMembersOf(lines).map(textOf) : []);
  const left = new Map([...put].filter(([, member]) => !same.has(textOf(member))));
  const result = membersOf(there).flatMap((one) => {
    const name = nameOf(one.first ?? "");
    const other = one.first === undefined ? undefined : left.get(name);
    if (other) left.delete(name);
    return [...(other ?? one).lines, ...one.blanks];
  });
  return [...result, ...[...left.values()].flatMap((one) => one.lines)];
}
