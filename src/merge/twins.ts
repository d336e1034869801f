import { diffIndices } from "node-diff3";

/** Lines that one side has more, before a line of the base. */
interface Insertion {
  before: number;
  members: readonly Member[];
}

/** A line with all behind it that are further in, or close it. */
interface Member {
  /** By what two are the same; undefined: it is no member of anything, such as a statement, which may stand twice. */
  key: string | undefined;
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
  const own = byKey(insertions(base, yours));
  const planned = new Map(insertions(base, next).map(({ before, members }) => [before, members]));
  const result = new Map(planned);
  for (const [before, members] of planned) {
    const rest = members.filter((member) => {
      const twin = twinOf(member, before, own, base);
      if (!twin || planned.has(twin.before)) return true;
      const there = result.get(twin.before) ?? twin.members;
      result.set(
        twin.before,
        there.map((one) => (one.key === member.key ? member : one)),
      );
      return false;
    });
    result.set(before, rest);
  }
  return withInsertions(base, next, result);
}

/** Most files have none, and are not looked at any closer. */
function mayHave(
  base: readonly string[],
  yours: readonly string[],
  next: readonly string[],
): boolean {
  const known = new Set(base);
  const keysOf = (lines: readonly string[]) =>
    lines.filter((line) => !known.has(line)).flatMap((line) => keyOf(line) ?? []);
  const own = new Set(keysOf(yours));
  return own.size > 0 && keysOf(next).some((key) => own.has(key));
}

function insertions(base: readonly string[], other: readonly string[]): Insertion[] {
  const hunks = diffIndices([...base], [...other]);
  return hunks.flatMap(({ buffer1: [before, length], buffer2Content: lines }) =>
    length === 0 ? [{ before, members: membersOf(lines) }] : [],
  );
}

/** Those that have a member of a key, in their order. */
function byKey(all: readonly Insertion[]): ReadonlyMap<string, readonly Insertion[]> {
  const found = new Map<string, Insertion[]>();
  for (const one of all)
    for (const key of new Set(one.members.flatMap((member) => member.key ?? [])))
      found.set(key, [...(found.get(key) ?? []), one]);
  return found;
}

/** The nearest on either side: what is further off is in the same block only if that is, too. */
function twinOf(
  { key, lines }: Member,
  before: number,
  own: ReadonlyMap<string, readonly Insertion[]>,
  base: readonly string[],
): Insertion | undefined {
  const all = own.get(key ?? "") ?? [];
  const above = all.findLast((one) => one.before < before);
  const below = all.find((one) => one.before > before);
  return [above, below].find((one) => one && isOneBlock(base, before, one.before, lines[0]!));
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

const NAMED = /^\s+(?:readonly )?["']?[\w$-]+["']?\??:/;
/** Items of a list, and fields and methods of a .proto file. */
const UNNAMED =
  /^\s+(?:[^\s\])}].*\w.*|\w),$|^\s+rpc \w|^\s+(?!(?:const|let|var|type) )\S.* \w+ = \d+.*;$/;

function keyOf(line: string): string | undefined {
  const name = NAMED.exec(line)?.[0].replaceAll(/["'?]|readonly /g, "");
  return name ?? (UNNAMED.test(line.trimEnd()) ? line : undefined);
}

function membersOf(lines: readonly string[]): Member[] {
  const indents = lines.filter((line) => line.trim() !== "").map(indentOf);
  const least = indents.reduce((one, other) => Math.min(one, other), Infinity);
  const members: string[][] = [];
  for (const line of lines) {
    const goesOn = indentOf(line) > least || /^\s*(?:[\])}]|$)/.test(line);
    if (goesOn && members.length > 0) members.at(-1)!.push(line);
    else members.push([line]);
  }
  return members.map((all) => ({ key: keyOf(all[0]!), lines: all }));
}

/** Is all between two places of the base as far in as a member, or further? */
function isOneBlock(base: readonly string[], one: number, other: number, first: string): boolean {
  const least = indentOf(first);
  for (let at = Math.min(one, other); at < Math.max(one, other); at++)
    if (base[at]!.trim() !== "" && indentOf(base[at]!) < least) return false;
  return least > 0;
}

/** The base with what `next` changes in it, and with other insertions than those of `next`. */
function withInsertions(
  base: readonly string[],
  next: readonly string[],
  added: ReadonlyMap<number, readonly Member[]>,
): readonly string[] {
  const linesAt = (at: number) => (added.get(at) ?? []).flatMap(({ lines }) => lines);
  const result: string[] = [];
  const changes = new Map(
    diffIndices([...base], [...next]).map((hunk) => [hunk.buffer1[0], hunk] as const),
  );
  for (let at = 0; at <= base.length; at++) {
    result.push(...linesAt(at));
    const change = changes.get(at);
    if (change && change.buffer1[1] > 0) {
      result.push(...change.buffer2Content);
      const end = at + change.buffer1[1];
      while (++at < end) result.push(...linesAt(at));
      at--;
    } else if (at < base.length) result.push(base[at]!);
  }
  return result;
}
