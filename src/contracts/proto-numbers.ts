import type { Member, Numbered } from "./proto-read.ts";

/** A field or value that is to have a number. */
export interface Wanted {
  name: string;
  /** Its name before, where it got another. */
  was?: string | undefined;
  type: string;
  /** Its number in a message that is new. */
  first: number;
}

export interface Numbers {
  /** Of those that are wanted, in their order. */
  numbers: readonly number[];
  /** What nothing else may have. */
  removed: readonly Member[];
}

/** The highest number of a field: a range up to it leaves nothing else. */
const LAST = 2 ** 29 - 1;
/** Protobuf keeps these for itself. */
const OWN: readonly [number, number] = [19_000, 19_999];

/**
 * Numbers by which nobody who knew those of before reads one thing for another: what was there keeps its number, under a new name
 * too; what is new, or has another type now, gets one that was never given; and what is gone leaves its number behind, until the
 * same comes back.
 * @param before as groundplan wrote it last
 * @param stands as it is on disk, where fields may have been added by hand
 */
export function numbersFor(
  wanted: readonly Wanted[],
  before: Numbered | undefined,
  stands: Numbered | undefined,
  isSame: (before: string, now: string) => boolean,
): Numbers {
  if (!before) return { numbers: wanted.map(({ first }) => first), removed: [] };
  const open = new Set([...before.members, ...before.removed]);
  const numbers = new Map<Wanted, number>();
  const find = (some: readonly Member[], nameOf: (one: Wanted) => string | undefined) => {
    for (const one of wanted.filter((each) => !numbers.has(each))) {
      const found = some.find(
        (member) =>
          open.has(member) && member.name === nameOf(one) && isSame(member.type, one.type),
      );
      if (found) numbers.set(one, found.number);
      if (found) open.delete(found);
    }
  };
  find(before.members, ({ was }) => was);
  find(before.members, ({ name }) => name);
  find(before.removed, ({ was }) => was);
  find(before.removed, ({ name }) => name);
  const given = new Set([...before.members, ...before.removed].map(({ number }) => number));
  const byHand = (stands?.members ?? []).filter(({ number }) => !given.has(number));
  for (const one of byHand) open.add(one);
  find(byHand, ({ name }) => name);
  const taken = new Set([...given, ...byHand.map(({ number }) => number)]);
  const kept = [OWN, ...before.reserved, ...(stands?.reserved ?? [])];
  let last = Math.max(0, ...given);
  const free = () => {
    for (last++; ; last++) {
      const range = kept.find(([from, to]) => last >= from && last <= to && to < LAST);
      if (range) last = range[1];
      else if (!taken.has(last)) return last;
    }
  };
  return {
    numbers: wanted.map((one) => numbers.get(one) ?? free()),
    removed: [...before.members, ...before.removed]
      .filter((member) => open.has(member))
      .toSorted((a, b) => a.number - b.number),
  };
}

/** What keeps numbers and names from being used anew; what had them is told, so that it can come back. */
export function reservedLines(removed: readonly Member[], used: readonly string[]): string[] {
  const names = new Set(removed.map(({ name }) => name).filter((name) => !used.includes(name)));
  const numbers = removed.map(
    ({ number, name, type }) =>
      `  reserved ${number}; // ${type === "" ? "" : `${type} `}${name}\n`,
  );
  const quoted = [...names].map((name) => JSON.stringify(name));
  return [...numbers, ...(quoted.length > 0 ? [`  reserved ${quoted.join(", ")};\n`] : [])];
}
