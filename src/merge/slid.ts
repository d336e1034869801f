import { indentOf, isBlank, isWhole, membersOf } from "./members.ts";

/** No comment or end of a member that is like another goes over more lines. */
const MOST = 100;

/**
 * How far lines that were added or taken away may as well be said to stand from where they are, negative: above. If what is behind
 * them begins as they do, a comparison of lines takes any place. This is the first at which they are whole members, or else the first:
 * the same for whoever did the same.
 * @param lines they, with all around them; `at`: where they begin; `length`: how many they are
 * @param least how far up they may go, and `most`: how far down
 */
export function slide(
  lines: readonly string[],
  at: number,
  length: number,
  least: number,
  most: number,
): number {
  let first = 0;
  let last = 0;
  while (first > Math.max(least, -MOST) && lines[at + first - 1] === lines[at + first + length - 1])
    first--;
  while (last < Math.min(most, MOST) && lines[at + last] === lines[at + last + length]) last++;
  if (first === last) return 0;
  for (let by = first; by <= last; by++)
    if (isAllWhole(lines.slice(at + by, at + by + length))) return by;
  return first;
}

function isAllWhole(lines: readonly string[]): boolean {
  const full = lines.filter((line) => !isBlank(line));
  const [first] = full;
  if (first === undefined || /^\s*[\])}]/.test(first)) return false;
  if (full.some((line) => indentOf(line) < indentOf(first))) return false;
  const members = membersOf(lines).filter((one) => one.lines.length > 0);
  return members.at(-1)!.first !== undefined && members.every(isWhole);
}
