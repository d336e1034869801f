import {
  areParted,
  columnOf,
  endOf,
  isFirstInLine,
  isFlow,
  isLastInLine,
  itemsOf,
  lineEnd,
  lineStart,
  startOf,
  type Branch,
  type Item,
} from "./geometry.ts";
import { isSeq } from "yaml";
import { dashOf, splice } from "./insert.ts";

/** Takes an item out of a map or list that has others, with its comments: those behind it, and right above it. */
export function deleteFrom(source: string, branch: Branch, item: Item): string {
  const items = itemsOf(branch);
  const at = items.indexOf(item);
  const start = isSeq(branch) && !isFlow(branch) ? dashOf(source, item) : startOf(item);
  const end = endOf(item, source);
  const own = isFirstInLine(source, start) && isLastInLine(source, end);
  if (own && (!isFlow(branch) || at > 0 || isFirstInLine(source, startOf(items[1]!))))
    return withoutLines(source, start, end, areParted(branch, source));
  const [before, after] = [items[at - 1], items[at + 1]];
  if (after) return splice(source, start, nextStart(source, branch, after) - start, "");
  const from = before ? endOf(before, source) : start;
  return splice(source, from, end - from, "");
}

const nextStart = (source: string, branch: Branch, next: Item): number =>
  isSeq(branch) && !isFlow(branch) ? dashOf(source, next) : startOf(next);

function withoutLines(source: string, start: number, end: number, parted: boolean): string {
  let from = commentsAbove(source, lineStart(source, start), columnOf(source, start));
  if (parted) from = blanksAbove(source, from);
  const to = source.indexOf("\n", lineEnd(source, end));
  if (to !== -1) return source.slice(0, from) + source.slice(to + 1);
  // The last line had no break: neither has the one that is last now.
  return source.slice(0, from).replace(/\r?\n$/, "");
}

/** Comments above, without a blank line between, that stand in its column. */
function commentsAbove(source: string, from: number, column: number): number {
  let at = from;
  while (at > 0) {
    const line = lineStart(source, at - 1);
    const text = source.slice(line, at);
    if (!/^\s*#/.test(text) || text.search(/\S/) !== column) return at;
    at = line;
  }
  return at;
}

function blanksAbove(source: string, from: number): number {
  let at = from;
  while (at > 0 && source.slice(lineStart(source, at - 1), at).trim() === "")
    at = lineStart(source, at - 1);
  return at;
}
