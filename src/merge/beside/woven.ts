import { isBlank } from "../members.ts";
import type { Clash } from "./clash.ts";

/** One side added lines directly beside others that the other side changed, line by line: each is where its side wants it. */
export const wovenOf = ({ base, yours, next }: Clash): string[] | undefined =>
  woven(base, yours, next) ?? woven(base, next, yours);

/** `changed` has as many lines as the base, `added` has all of those and more. */
function woven(
  base: readonly string[],
  changed: readonly string[],
  added: readonly string[],
): string[] | undefined {
  if (base.length === 0 || changed.length !== base.length) return undefined;
  const names = new Set(changed.map(nameOf));
  let at = 0;
  const lines = added.map((line): string | undefined => {
    if (line === base[at]) return changed[at++];
    // what may be the same thing, twice
    return isBlank(line) || !names.has(nameOf(line)) ? line : undefined;
  });
  const isKept = at === base.length && lines.every((line) => line !== undefined);
  return isKept ? lines : undefined;
}

/** The word with which a line begins. */
const nameOf = (line: string): string => /^\s*["'@]?([\w$-]+)/.exec(line)?.[1] ?? line;
