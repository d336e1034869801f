import { hunksOf, placesBy } from "./hunks.ts";

/** Lines that are settled, or that both sides changed: in another way each, and where they begin in `yours`. */
export type Piece =
  | { ok: readonly string[] }
  | { ok?: undefined; yours: string[]; base: string[]; next: string[]; at: number };

/**
 * Merges line by line: what both sides left alone parts the text, and in each part between, the side that changed it is taken;
 * what both changed alike is no conflict.
 */
export function* mergeLines(
  yours: readonly string[],
  base: readonly string[],
  next: readonly string[],
): Generator<Piece> {
  const placesIn = (other: readonly string[]) => placesBy(hunksOf(base, other), base.length);
  const [mine, planned] = [placesIn(yours), placesIn(next)];
  let [at, own, other] = [0, 0, 0];
  for (let to = 0; to <= base.length; to++) {
    const isEnd = to === base.length;
    const [ownTo, otherTo] = isEnd ? [yours.length, next.length] : [mine[to]!, planned[to]!];
    if (ownTo < 0 || otherTo < 0) continue;
    if (ownTo > own || to > at || otherTo > other)
      yield piece(yours.slice(own, ownTo), base.slice(at, to), next.slice(other, otherTo), own);
    if (!isEnd) yield { ok: [yours[ownTo]!] };
    [at, own, other] = [to + 1, ownTo + 1, otherTo + 1];
  }
}

function piece(yours: string[], base: string[], next: string[], at: number): Piece {
  if (isEqual(yours, base) || isEqual(yours, next)) return { ok: next };
  return isEqual(next, base) ? { ok: yours } : { yours, base, next, at };
}

const isEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, at) => line === other[at]);
