import { OURS, YOURS } from "./text.ts";

/** Which of two branches, as git calls them: the one that is checked out, and the one that comes to it. */
export type Side = "ours" | "theirs";

const BEGIN = /^<{7}(?: .*)?$/;
const BASE = /^\|{7}(?: .*)?$/;
const BETWEEN = /^={7}$/;
const END = /^>{7}(?: .*)?$/;

/**
 * The text as one side has it, out of one in which git marked conflicts, in any of its styles.
 * @returns undefined where git marked none; what `regenerate` marked is no conflict of git's.
 */
export function sideOf(text: string, side: Side): string | undefined {
  if (!text.includes("<<<<<<<")) return undefined;
  let part: Side | "base" | undefined;
  let found = false;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const bare = line.replace(/\r$/, "");
    if (part === undefined && BEGIN.test(bare) && bare !== YOURS) [part, found] = ["ours", true];
    else if (part === "ours" && BASE.test(bare)) part = "base";
    else if ((part === "ours" || part === "base") && BETWEEN.test(bare)) part = "theirs";
    else if (part === "theirs" && END.test(bare) && bare !== OURS) part = undefined;
    else if (part === undefined || part === side) kept.push(line);
  }
  return found && part === undefined ? kept.join("\n") : undefined;
}

/** The lines, from 1, at which git's conflicts begin; none where they are not whole. */
export const sidesIn = (text: string): number[] =>
  sideOf(text, "ours") === undefined
    ? []
    : text
        .split("\n")
        .map((line) => line.replace(/\r$/, ""))
        .flatMap((line, at) => (BEGIN.test(line) && line !== YOURS ? [at + 1] : []));
