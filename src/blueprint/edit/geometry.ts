import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** A map or a list of a blueprint's text. */
export type Branch = YAMLMap | YAMLSeq;
/** What stands in one: a pair of a map, or an item of a list. */
export type Item = Pair | Node;

export const itemsOf = (branch: Branch): readonly Item[] => branch.items as Item[];

export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

/** Nothing was written, as behind `key:`. */
export const isBlank = (node: unknown): boolean =>
  node === null ||
  node === undefined ||
  (isScalar(node) && node.value === "" && node.type === "PLAIN");

export const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : "");

/** The value of an item, where it has one. */
export const valueOf = (item: Item): Node | undefined =>
  isPair(item) ? ((item.value as Node | null) ?? undefined) : item;

export function startOf(item: Item): number {
  const node = isPair(item) ? (item.key as Node) : item;
  return node.range![0];
}

/** Where what was written of an item ends, without comments behind it. */
export function endOf(item: Item, source: string): number {
  const node = valueOf(item);
  if (isPair(item) && (node === undefined || isBlank(node)))
    return colonAfter((item.key as Node).range![1], source);
  if (node && (isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = itemsOf(node).at(-1);
    if (last) return endOf(last, source);
  }
  let end = node!.range![1];
  while (/[\s]/.test(source[end - 1] ?? "") && end > node!.range![0]) end--;
  return end;
}

const colonAfter = (at: number, source: string): number => {
  const colon = source.indexOf(":", at);
  return source.slice(at, colon).trim() === "" ? colon + 1 : at;
};

export const lineStart = (source: string, at: number): number =>
  source.lastIndexOf("\n", at - 1) + 1;

/** Before the line break. */
export function lineEnd(source: string, at: number): number {
  const next = source.indexOf("\n", at);
  const end = next === -1 ? source.length : next;
  return end > at && source[end - 1] === "\r" ? end - 1 : end;
}

export const columnOf = (source: string, at: number): number => at - lineStart(source, at);

/** How the text breaks its lines. */
export const breakOf = (source: string): string => (source.includes("\r\n") ? "\r\n" : "\n");

/** Whether nothing but blanks stands before it in its line. */
export const isFirstInLine = (source: string, at: number): boolean =>
  source.slice(lineStart(source, at), at).trim() === "";

/** Whether nothing but a comma and a comment stands behind it in its line. */
export const isLastInLine = (source: string, at: number): boolean =>
  /^\s*,?\s*(?:#.*)?$/.test(source.slice(at, lineEnd(source, at)));

/** Whether a blank line parts the items of a block. */
export function areParted(branch: Branch, source: string): boolean {
  const items = itemsOf(branch);
  if (items.length < 2) return false;
  return items
    .slice(1)
    .every((item, at) =>
      /\n[^\S\n]*\n/.test(source.slice(endOf(items[at]!, source), startOf(item))),
    );
}
