/**
 * Characters that only the renderer may write: Unicode noncharacters, which no text has a reason to hold.
 * Templates spell the first three `⟪`, `⟫` and `¦`; the compiler swaps them, and user text that holds one is
 * refused, so no blueprint can open a group.
 */
export const GROUP_OPEN = "\ufdd0";
export const GROUP_CLOSE = "\ufdd1";
export const BREAK = "\ufdd2";
/** A line break inside user text: neither indented, trimmed nor counted as a line of the template. */
export const USER_NEWLINE = "\ufdd3";

export const SPELLING: Readonly<Record<string, string>> = {
  "⟪": GROUP_OPEN,
  "⟫": GROUP_CLOSE,
  "¦": BREAK,
};

export const NONCHARACTER = /[\ufdd0-\ufdef\ufffe\uffff]/u;
