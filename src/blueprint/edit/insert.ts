import { isMap, isPair, isSeq, type Node } from "yaml";
import {
  areParted,
  breakOf,
  columnOf,
  endOf,
  isFirstInLine,
  isFlow,
  isLastInLine,
  itemsOf,
  lineEnd,
  startOf,
  type Branch,
  type Item,
} from "./geometry.ts";

/** What comes into a map or list: one line of it, and its lines in a block for which the column is known. */
export interface Insertion {
  line: string;
  lines: (column: number) => string[];
}

/**
 * Puts something behind an item of a map or list, or at its beginning, written as its neighbours are. Comments stay where
 * they are. `owner` is the pair of which the branch is the value, if it is one.
 */
export function insertInto(
  source: string,
  branch: Branch,
  after: Item | undefined,
  insertion: Insertion,
  owner: Item | undefined,
): string {
  if (!isFlow(branch)) return intoBlock(source, branch, after, insertion, owner);
  const items = itemsOf(branch);
  if (items.length === 0) return within(source, branch, insertion.line);
  if (!after) return splice(source, startOf(items[0]!), 0, `${insertion.line}, `);
  const end = endOf(after, source);
  return isLastInLine(source, end) && isFirstInLine(source, startOf(after))
    ? asLine(source, after, after === items.at(-1), insertion.line)
    : splice(source, end, 0, `, ${insertion.line}`);
}

function intoBlock(
  source: string,
  branch: Branch,
  after: Item | undefined,
  { lines }: Insertion,
  owner: Item | undefined,
): string {
  const first = itemsOf(branch)[0]!;
  const column = columnOf(source, isSeq(branch) ? dashOf(source, first) : startOf(first));
  const eol = breakOf(source);
  const indent = " ".repeat(column);
  const text = joined(lines(column), eol, indent);
  const gap = areParted(branch, source) ? eol : "";
  if (after) {
    const at = lineEnd(source, endOf(after, source));
    return splice(source, at, 0, `${gap}${eol}${indent}${text}`);
  }
  if (!owner || !isFirstInLine(source, startOf(first)))
    return splice(source, startOf(first), 0, `${text}${eol}${gap}${indent}`);
  const key = isPair(owner) ? (owner.key as Node) : owner;
  return splice(source, lineEnd(source, key.range![1]), 0, `${eol}${indent}${text}${gap}`);
}

/** Lines behind one that is indented already. */
export const joined = (lines: readonly string[], eol: string, indent: string): string =>
  lines.map((line, at) => (at > 0 && line !== "" ? indent + line : line)).join(eol);

/** Where the dash of a list's item stands. */
export const dashOf = (source: string, item: Item): number =>
  source.lastIndexOf("-", startOf(item));

/** `{}` becomes `{ line }`, `[]` becomes `[line]`. */
function within(source: string, branch: Branch, line: string): string {
  const [start, end] = branch.range!;
  return splice(source, start, end - start, isMap(branch) ? `{ ${line} }` : `[${line}]`);
}

/** Each item has a line of its own. */
function asLine(source: string, after: Item, last: boolean, line: string): string {
  const end = endOf(after, source);
  const behind = lineEnd(source, end);
  const comma = source.slice(end, behind).trimStart().startsWith(",");
  const start = `${breakOf(source)}${" ".repeat(columnOf(source, startOf(after)))}`;
  const text = `${start}${line}${!last || comma ? "," : ""}`;
  return splice(splice(source, behind, 0, text), end, 0, comma ? "" : ",");
}

export const splice = (source: string, at: number, length: number, text: string): string =>
  source.slice(0, at) + text + source.slice(at + length);
