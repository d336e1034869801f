import { alignmentOf } from "./alignment.ts";
import type { Settle } from "./beside/clash.ts";
import { isAnyMember, type IsMember } from "./members.ts";
import { hunksOf } from "./hunks.ts";
import { mergeLines } from "./merge-lines.ts";
import { besideTwins } from "./twins.ts";

/** Who wins where both changed the same lines: the user (`ours`) or the plan (`theirs`). */
export type Favor = "ours" | "theirs";

export interface Merged {
  text: string;
  /** The lines, from 1, at which a marked conflict begins. */
  marks: readonly number[];
}

export const YOURS = "<<<<<<< yours";
const BETWEEN = "=======";
export const OURS = ">>>>>>> groundplan";
const BOM = "\uFEFF";

/**
 * Merges line by line what groundplan wrote last, what stands there now and what is planned. Line ends, byte order mark and
 * a missing last line end are those of `yours`. Without a base, what only one side has is taken from it. `settle` is asked first
 * about what both changed; `isMember` tells of what there is one in a block.
 */
export function mergeText(
  base: string | undefined,
  yours: string,
  next: string,
  favor?: Favor,
  settle?: Settle,
  isMember: IsMember = isAnyMember,
): Merged {
  if (isAllCrlf(yours)) {
    const { text, marks } = mergeText(
      base,
      yours.replaceAll("\r\n", "\n"),
      next,
      favor,
      settle,
      isMember,
    );
    return { text: text.replaceAll("\n", "\r\n"), marks };
  }
  const style = styleOf(yours);
  const a = linesOf(ended(yours, style));
  const planned = linesOf(restyled(next, style));
  const o = base === undefined ? common(a, planned) : linesOf(restyled(base, style));
  const b = besideTwins(o, a, planned, isMember);
  const out = new Lines(style, favor);
  const all = a.map(bare);
  for (const piece of mergeLines(a, o, b)) {
    if (piece.ok) out.add(piece.ok);
    else {
      const { at, yours: own, base: was, next: other } = piece;
      const clash = { yours: own.map(bare), base: was.map(bare), next: other.map(bare), all, at };
      const settled = base === undefined ? undefined : settle?.(clash);
      if (settled) out.add(settled.map((line) => line + style.end));
      else out.conflict(piece.yours, piece.next);
    }
  }
  return out.merged();
}

/** Two texts in one, every difference a marked conflict. */
export function markDifferences(yours: string, next: string): Merged {
  const style = styleOf(yours);
  const out = new Lines(style, undefined);
  const [a, b] = [linesOf(ended(yours, style)), linesOf(restyled(next, style))];
  let at = 0;
  for (const { before, length, lines } of hunksOf(a, b)) {
    out.add(a.slice(at, before));
    at = before + length;
    out.conflict(a.slice(before, at), lines);
  }
  out.add(a.slice(at));
  return out.merged();
}

/** The lines, from 1, at which conflicts that groundplan marked still stand. */
export function marksIn(text: string): number[] {
  return linesOf(text).flatMap((line, at) => {
    const bare = line.replace(/\r$/, "");
    return bare === YOURS || bare === OURS ? [at + 1] : [];
  });
}

interface Style {
  bom: boolean;
  /** What most lines end with, but for the line feed. */
  end: "" | "\r";
  closed: boolean;
}

const styleOf = (text: string): Style => {
  const feeds = text.split("\n").length - 1;
  const returns = text.split("\r\n").length - 1;
  return {
    bom: text.startsWith(BOM),
    end: returns * 2 > feeds ? "\r" : "",
    closed: text === "" || text.endsWith("\n"),
  };
};

/** Does every line end as on Windows? Then all are merged as others are. */
const isAllCrlf = (text: string): boolean =>
  text.includes("\r\n") && !/[^\r]\n|^\n|\r(?!\n)/.test(text);

/** A text of ours in the style of another; the last line end is seen to by whoever writes it. */
const restyled = (text: string, { bom, end }: Style): string =>
  (bom ? BOM : "") + (end ? text.replaceAll("\n", "\r\n") : text);

/** A text as the plan would have it: plain line ends, no byte order mark. */
export const plain = (text: string): string => text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");

/** A text of ours, ended with a line feed, in the style of what stands there. */
export function inStyleOf(yours: string, next: string): string {
  const style = styleOf(yours);
  return restyled(style.closed ? next : next.replace(/\n$/, ""), style);
}

/** With an end of its last line, which is a line like any other. */
const ended = (text: string, style: Style): string =>
  style.closed ? text : `${text}${style.end}\n`;

const bare = (line: string): string => line.replace(/\r$/, "");

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function common(a: string[], b: string[]): string[] {
  const places = alignmentOf(a, b);
  return a.filter((_, at) => places[at]! >= 0);
}

class Lines {
  readonly #lines: string[] = [];
  readonly #marks: number[] = [];
  readonly #style: Style;
  readonly #favor: Favor | undefined;

  constructor(style: Style, favor: Favor | undefined) {
    this.#style = style;
    this.#favor = favor;
  }

  add(lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  /** What both sides begin and end with is no part of the conflict. */
  conflict(yours: readonly string[], next: readonly string[]): void {
    const least = Math.min(yours.length, next.length);
    let head = 0;
    while (head < least && yours[head] === next[head]) head++;
    let tail = 0;
    while (tail < least - head && yours.at(-1 - tail) === next.at(-1 - tail)) tail++;
    this.add(yours.slice(0, head));
    this.#mark(yours.slice(head, yours.length - tail), next.slice(head, next.length - tail));
    this.add(yours.slice(yours.length - tail));
  }

  #mark(yours: readonly string[], next: readonly string[]): void {
    if (this.#favor) return this.add(this.#favor === "ours" ? yours : next);
    const { end } = this.#style;
    this.#marks.push(this.#lines.length + 1);
    this.add([YOURS + end, ...yours, BETWEEN + end, ...next, OURS + end]);
  }

  merged(): Merged {
    const text = this.#lines.join("\n");
    const isEnded = this.#style.closed && this.#lines.length > 0;
    return { text: isEnded ? `${text}\n` : text.replace(/\r$/, ""), marks: this.#marks };
  }
}
