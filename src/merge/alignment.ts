import { diffIndices } from "node-diff3";

/** So many comparisons are made of lines that stand more than once; what is larger counts as another text altogether. */
const MOST = 4_000_000;
export const NONE = -1;

/** A part of both texts: from, and up to. */
type Part = readonly [one: number, oneEnd: number, other: number, otherEnd: number];

/**
 * For each line of a text the place of the same line in another one, in order, or -1. What stands once in both holds the rest (patience
 * diff), so that closing brackets do not pair with those of others, and large files take little time; what is between is
 * compared as a whole.
 */
export function alignmentOf(one: readonly string[], other: readonly string[]): Int32Array {
  const places = new Int32Array(one.length).fill(NONE);
  const open: Part[] = [[0, one.length, 0, other.length]];
  for (let part = open.pop(); part; part = open.pop()) {
    const inner = withoutEnds(one, other, part, places);
    const anchors = anchorsIn(one, other, inner);
    if (anchors.length === 0) {
      alignLeft(one, other, inner, places);
      continue;
    }
    let [from, , otherFrom] = inner;
    for (const [at, place] of anchors) {
      places[at] = place;
      open.push([from, at, otherFrom, place]);
      [from, otherFrom] = [at + 1, place + 1];
    }
    open.push([from, inner[1], otherFrom, inner[3]]);
  }
  return places;
}

/** Pairs what both parts begin and end with. */
function withoutEnds(
  one: readonly string[],
  other: readonly string[],
  [from, to, otherFrom, otherTo]: Part,
  places: Int32Array,
): Part {
  while (from < to && otherFrom < otherTo && one[from] === other[otherFrom])
    places[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && one[to - 1] === other[otherTo - 1])
    places[--to] = --otherTo;
  return [from, to, otherFrom, otherTo];
}

/** Lines that stand once in both parts: the longest row of them that is in order. */
function anchorsIn(
  one: readonly string[],
  other: readonly string[],
  [from, to, otherFrom, otherTo]: Part,
): (readonly [number, number])[] {
  const places = onceIn(other, otherFrom, otherTo);
  const pairs = [...onceIn(one, from, to)]
    .flatMap(([line, at]) => {
      const place = places.get(line) ?? NONE;
      return at === NONE || place === NONE ? [] : [[at, place] as const];
    })
    .toSorted(([a], [b]) => a - b);
  return longestRow(pairs);
}

/** Where each line stands that stands once. */
function onceIn(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at++) places.set(lines[at]!, places.has(lines[at]!) ? NONE : at);
  return places;
}

/** Of pairs in the order of their first numbers, as many as can be had whose second ones rise, too. */
function longestRow(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  /** The pairs that end the best rows of each length so far, and what comes before each pair. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? ends[low - 1]! : NONE);
    ends[low] = index;
  }
  const row: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? NONE; at !== NONE; at = before[at]!) row.push(pairs[at]!);
  return row.toReversed();
}

/** By the longest common row of lines, as far as it can be had in a short time. */
function alignLeft(
  one: readonly string[],
  other: readonly string[],
  [from, to, otherFrom, otherTo]: Part,
  places: Int32Array,
): void {
  if (from === to || otherFrom === otherTo) return;
  if ((to - from) * (otherTo - otherFrom) > MOST) return;
  let [at, place] = [from, otherFrom];
  const hunks = diffIndices(one.slice(from, to), other.slice(otherFrom, otherTo));
  for (const { buffer1, buffer2 } of hunks) {
    while (at < from + buffer1[0]) places[at++] = place++;
    at += buffer1[1];
    place = otherFrom + buffer2[0] + buffer2[1];
  }
  while (at < to) places[at++] = place++;
}
