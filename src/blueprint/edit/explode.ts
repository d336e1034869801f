import { isMap, isPair, isSeq, type Document, type Node } from "yaml";
import {
  breakOf,
  columnOf,
  endOf,
  isFlow,
  itemsOf,
  lineEnd,
  lineStart,
  startOf,
  valueOf,
  type Branch,
  type Item,
} from "./geometry.ts";
import { WIDTH } from "./print.ts";

/** A map between braces whose line became too long goes into a block, one line for each of its pairs. */
export function withoutLongLine(source: string, document: Document.Parsed, at: number): string {
  const start = lineStart(source, at);
  const end = lineEnd(source, at);
  if (end - start <= WIDTH) return source;
  const item = outermost(document.contents ?? undefined, start, end);
  const branch = item && valueOf(item);
  if (!item || !(isMap(branch) || isSeq(branch))) return source;
  if (columnOf(source, branch.range![1]) > end - start) return source;
  return exploded(source, item, branch, end);
}

/** The first item of a block that has all of its braces in this line. */
function outermost(node: Node | undefined, start: number, end: number): Item | undefined {
  if (!(isMap(node) || isSeq(node)) || isFlow(node)) return undefined;
  for (const item of itemsOf(node)) {
    const value = valueOf(item);
    const [from = 0, to = 0] = value?.range ?? [];
    if (isFlow(value) && isPair(item) && from >= start && to <= end) return item;
    const inner = outermost(value, start, end);
    if (inner) return inner;
  }
  return undefined;
}

function exploded(source: string, item: Item, branch: Branch, end: number): string {
  const column = columnOf(source, startOf(item)) + 2;
  const start = `${breakOf(source)}${" ".repeat(column)}`;
  const dash = isSeq(branch) ? "- " : "";
  const lines = itemsOf(branch).map(
    (one) => `${start}${dash}${source.slice(startOf(one), endOf(one, source))}`,
  );
  const [from, to] = branch.range!;
  const comment = source.slice(to, end);
  // without the blank between the colon and the brace
  return source.slice(0, from).trimEnd() + comment + lines.join("") + source.slice(end);
}
