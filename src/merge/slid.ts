import { indentOf, isBlank, isWhole, membersOf } from "./members.ts";

/** Lines that stand before one of the base. */
interface Added {
  before: number;
  lines: readonly string[];
}

/**
 * The same addition, where it is of whole members: if the line after an addition is as its first one, it may as well be said to
 * begin there, and a comparison of lines takes any. `from`, `to`: between which places it may go.
 */
export function slid(
  base: readonly string[],
  before: number,
  lines: readonly string[],
  from: number,
  to: number,
): Added {
  const here = { before, lines };
  const all = [here];
  for (let one = here; one.before > from && base[one.before - 1] === one.lines.at(-1);) {
    one = { before: one.before - 1, lines: [one.lines.at(-1)!, ...one.lines.slice(0, -1)] };
    all.push(one);
  }
  for (let one = here; one.before < to && base[one.before] === one.lines[0];) {
    one = { before: one.before + 1, lines: [...one.lines.slice(1), one.lines[0]!] };
    all.push(one);
  }
  return all.find((one) => isAllWhole(one.lines)) ?? here;
}

function isAllWhole(lines: readonly string[]): boolean {
  const full = lines.filter((line) => !isBlank(line));
  const [first] = full;
  if (first === undefined || /^\s*[\])}]/.test(first)) return false;
  if (full.some((line) => indentOf(line) < indentOf(first))) return false;
  const members = membersOf(lines).filter((one) => one.lines.length > 0);
  return members.at(-1)!.first !== undefined && members.every(isWhole);
}
