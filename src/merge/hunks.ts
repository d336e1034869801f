import { alignmentOf, NONE } from "./alignment.ts";
import { slide } from "./slid.ts";

/** Lines that stand instead of some of another text, which may be none. `before`: where those begin, `length`: how many they are. */
export interface Hunk {
  before: number;
  length: number;
  lines: readonly string[];
}

/** A hunk, and where its lines begin in their own text. */
interface Placed extends Hunk {
  from: number;
}

/**
 * What one text has instead of another's lines, in order. What was added, or taken away, stands where whole members stand, if that
 * may be said as well; and at the same place for all who did the same.
 */
export function hunksOf(base: readonly string[], other: readonly string[]): Hunk[] {
  const all = rawHunks(base, other);
  let free = 0;
  return all.map(({ before, length, lines, from }, index) => {
    const after = all[index + 1]?.before ?? base.length + 1;
    const most = after - 1 - before - length;
    const least = free - before;
    free = before + length + 1;
    if (length > 0 && lines.length > 0) return { before, length, lines };
    const by =
      length === 0
        ? slide(other, from, lines.length, least, most)
        : slide(base, before, length, least, most);
    free += by;
    const at = from + by;
    return { before: before + by, length, lines: other.slice(at, at + lines.length) };
  });
}

/** For each line of a text its place in another one, or -1, by what differs. */
export function placesBy(hunks: readonly Hunk[], length: number): Int32Array {
  const places = new Int32Array(length).fill(NONE);
  let [at, place] = [0, 0];
  for (const hunk of hunks) {
    while (at < hunk.before) places[at++] = place++;
    at += hunk.length;
    place += hunk.lines.length;
  }
  while (at < length) places[at++] = place++;
  return places;
}

function rawHunks(base: readonly string[], other: readonly string[]): Placed[] {
  const places = alignmentOf(base, other);
  const hunks: Placed[] = [];
  let [before, from] = [0, 0];
  for (let at = 0; at <= base.length; at++) {
    const place = at === base.length ? other.length : places[at]!;
    if (place === NONE) continue;
    if (at > before || place > from)
      hunks.push({ before, length: at - before, lines: other.slice(from, place), from });
    [before, from] = [at + 1, place + 1];
  }
  return hunks;
}
