import type { Hunk } from "./hunks.ts";
import { indentOf, isBlank } from "./members.ts";

/** How far in the lines before and after a place are at least. */
export class Depths {
  readonly #upTo: number[] = [Infinity];
  readonly #from: number[];

  constructor(lines: readonly string[]) {
    const depths = lines.map(depthOf);
    for (const [at, depth] of depths.entries()) this.#upTo.push(Math.min(this.#upTo[at]!, depth));
    this.#from = [...depths, Infinity];
    for (let at = lines.length - 1; at >= 0; at--)
      this.#from[at] = Math.min(this.#from[at]!, this.#from[at + 1]!);
  }

  upTo = (at: number): number => this.#upTo[at]!;
  from = (at: number): number => this.#from[at]!;
}

const depthOf = (line: string): number => (isBlank(line) ? Infinity : indentOf(line));

/** Is all of the base between two changes as far in as a member, or further? */
export function blocksIn(base: readonly string[]) {
  const depths = base.map(depthOf);
  const known = new Map<string, number>();
  const least = (from: number, to: number): number => {
    const key = `${from} ${to}`;
    let depth = known.get(key) ?? Infinity;
    if (!known.has(key)) for (let at = from; at < to; at++) depth = Math.min(depth, depths[at]!);
    known.set(key, depth);
    return depth;
  };
  return (one: Hunk, other: Hunk, first: string): boolean => {
    const [hunkEnd, ownEnd] = [one.before + one.length, other.before + other.length];
    const [from, to] =
      other.before >= hunkEnd ? [hunkEnd, ownEnd] : [other.before, Math.max(one.before, ownEnd)];
    return indentOf(first) > 0 && least(from, to) >= indentOf(first);
  };
}
