import { isMap, isPair, isScalar, isSeq, type Document, type Node } from "yaml";
import { orderAt } from "../key-order.ts";
import { deleteFrom } from "./delete.ts";
import { withoutLongLine } from "./explode.ts";
import { isBranch, itemAt, nodeAt, parse, stylesOf, wayTo } from "./find.ts";
import {
  breakOf,
  endOf,
  isBlank,
  isFlow,
  itemsOf,
  keyOf,
  valueOf,
  type Branch,
  type Item,
} from "./geometry.ts";
import { insertInto, joined, splice } from "./insert.ts";
import { blockEntry, blockItem, flowEntry, flowText, type Layout } from "./print.ts";
import { isMapValue, nested, type Path, type Value } from "./value.ts";

/** Lists and maps that say nothing when they are empty, and so are taken out with their last item. */
const HOLDERS = new Set(
  "entities values operations events consumes fields relations input accepts from allow emits calls with useCases".split(
    " ",
  ),
);

/**
 * Sets what stands at a path: replaces it in its place, or puts it where the language has it, written as its neighbours
 * are. Every other byte stays. The way there must lead through maps or nothing.
 */
export function setAt(source: string, path: readonly string[], value: Value): string {
  const document = parse(source);
  if (!document) return source;
  const way = wayTo(document, path);
  const known = way.findLastIndex((node) => node !== undefined && !isBlank(node));
  if (known === path.length) return replaceAt(source, document, path, value);
  const map = way[known];
  const [key = "", ...rest] = path.slice(Math.max(known, 0));
  const inner = nested(rest, value);
  if (known === -1) return begun(source, key, inner);
  if (!isMap(map)) return source;
  const at = path.slice(0, known);
  const blank = itemAt(map, key);
  if (blank) return replaceItem(source, document, [...at, key], blank, inner);
  return inserted(source, document, at, map, key, inner);
}

/** Puts something behind the last item of a list. */
export function appendAt(source: string, path: Path, value: Value): string {
  const document = parse(source);
  const list = document && nodeAt(document, path);
  if (!document || !isSeq(list)) return source;
  const after = itemsOf(list).at(-1);
  const lines = (column: number) =>
    blockItem(value, layoutOf(document, path, column + 2, undefined));
  const result = insertInto(source, list, after, { line: flowText(value), lines }, undefined);
  return shortened(result, list.range![0]);
}

/** Takes out what stands at a path, with its comments, and what would stay empty by it. */
export function removeAt(source: string, path: Path): string {
  const document = parse(source);
  const holder = document && nodeAt(document, path.slice(0, -1));
  const item = holder && itemAt(holder, path.at(-1)!);
  if (!holder || !item || !isBranch(holder)) return source;
  if (itemsOf(holder).length > 1) return deleteFrom(source, holder, item);
  const [key] = path.slice(-2);
  // Without steps there is no use case.
  if (key === "steps") return removeAt(source, path.slice(0, -2));
  // What nobody may do is not said.
  const isWithin = ["consumes", "allow"].includes(String(path.at(-3)));
  if (typeof key === "number" || HOLDERS.has(String(key)) || isWithin)
    return removeAt(source, path.slice(0, -1));
  const owner = itemAt(nodeAt(document, path.slice(0, -2)), key ?? "");
  const empty = isMap(holder) ? new Map() : [];
  return owner ? replaceItem(source, document, path.slice(0, -1), owner, empty) : source;
}

/** A text of which nothing was said yet. */
function begun(source: string, key: string, value: Value): string {
  const lines = blockEntry(key, value, {
    path: [],
    indent: 0,
    styles: () => false,
    flow: undefined,
  });
  const eol = breakOf(source);
  const gap = source === "" || source.endsWith("\n") ? "" : eol;
  return `${source}${gap}${lines.join(eol)}${eol}`;
}

function inserted(
  source: string,
  document: Document.Parsed,
  path: Path,
  map: Branch,
  key: string,
  value: Value,
): string {
  const owner = path.length > 0 ? ownerOf(document, path) : undefined;
  const lines = (column: number) => blockEntry(key, value, layoutOf(document, path, column, map));
  if (itemsOf(map).length === 0 && isMapValue(value) && owner && !isWithinFlow(document, path))
    return replaceItem(source, document, path, owner, new Map([[key, value]]));
  const after = neighbour(map, orderAt(path), key);
  const insertion = { line: flowEntry(key, value), lines };
  return shortened(insertInto(source, map, after, insertion, owner), map.range![0]);
}

const ownerOf = (document: Document.Parsed, path: Path): Item | undefined =>
  itemAt(nodeAt(document, path.slice(0, -1)), path.at(-1)!);

const isWithinFlow = (document: Document.Parsed, path: Path): boolean =>
  wayTo(document, path.slice(0, -1)).some(isFlow);

/** The last of the keys that come before it in the language; a name comes last. */
function neighbour(map: Branch, order: readonly string[], key: string): Item | undefined {
  const items = itemsOf(map);
  if (!order.includes(key)) return items.at(-1);
  const before = order.slice(0, order.indexOf(key));
  return items.findLast((item) => isPair(item) && before.includes(keyOf(item)));
}

/** What is known of how the neighbours look. */
function layoutOf(
  document: Document.Parsed,
  path: Path,
  indent: number,
  map: Branch | undefined,
): Layout {
  const maps = map
    ? itemsOf(map)
        .map(valueOf)
        .filter((node) => isMap(node))
    : [];
  const last = maps.findLast(({ items }) => items.length > 0);
  return { path, indent, styles: stylesOf(document), flow: last && isFlow(last) };
}

function replaceAt(
  source: string,
  document: Document.Parsed,
  path: readonly string[],
  value: Value,
): string {
  const node = nodeAt(document, path)!;
  const [start, end] = node.range!;
  const isLine = !source.slice(start, end).trimEnd().includes("\n");
  if ((isScalar(node) || isFlow(node)) && isLine && !isMapValue(value)) {
    const within = isWithinFlow(document, path);
    const text = within ? flowText(value) : wordText(value);
    return splice(source, start, source.slice(start, end).trimEnd().length, text);
  }
  return replaceItem(source, document, path, ownerOf(document, path)!, value);
}

/** As it stands behind `key: ` in a block: fewer characters have to be quoted there than within braces. */
const wordText = (value: Value): string =>
  blockEntry("k", value, { path: [], indent: 0, styles: () => true, flow: true })
    .join("\n")
    .slice(3);

/** Writes a pair anew. */
function replaceItem(
  source: string,
  document: Document.Parsed,
  path: Path,
  item: Item,
  value: Value,
): string {
  const start = (isPair(item) ? (item.key as Node) : item).range![0];
  const end = endOf(item, source);
  const key = String(path.at(-1));
  const at = path.slice(0, -1);
  const holder = nodeAt(document, at);
  const column = start - (source.lastIndexOf("\n", start - 1) + 1);
  const layout = layoutOf(document, at, column, isBranch(holder) ? holder : undefined);
  const text = isWithinFlow(document, path)
    ? flowEntry(key, value)
    : joined(blockEntry(key, value, layout), breakOf(source), " ".repeat(column));
  return shortened(splice(source, start, end - start, text), start);
}

function shortened(source: string, at: number): string {
  const document = parse(source);
  return document ? withoutLongLine(source, document, at) : source;
}
