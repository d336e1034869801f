/** Lines that both sides changed, and where they stand in the user's text. No line has its end. */
export interface Clash {
  base: readonly string[];
  yours: readonly string[];
  next: readonly string[];
  /** The user's text, and the place in it where `yours` begins. */
  all: readonly string[];
  at: number;
}

/** The lines that settle it; undefined: nobody but a person can tell. */
export type Settle = (clash: Clash) => readonly string[] | undefined;

/** The nearest line above that is so. */
export function lineAbove({ all, at }: Clash, is: (line: string) => boolean): string | undefined {
  while (at > 0) if (is(all[--at]!)) return all[at];
  return undefined;
}

/** The nearest line below that is so. */
export function lineBelow(
  { all, at, yours }: Clash,
  is: (line: string) => boolean,
): string | undefined {
  for (at += yours.length; at < all.length; at++) if (is(all[at]!)) return all[at];
  return undefined;
}

const ticks = new WeakMap<readonly string[], Uint32Array>();

/** Whether it stands within a text between backticks. */
export function isInText({ all, at }: Clash): boolean {
  const known = ticks.get(all) ?? ticksBefore(all);
  ticks.set(all, known);
  return known[at]! % 2 === 1;
}

/** How many backticks there are before each line. */
function ticksBefore(lines: readonly string[]): Uint32Array {
  const counts = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries())
    counts[at + 1] = counts[at]! + line.split("`").length - 1;
  return counts;
}
