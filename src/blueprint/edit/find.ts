import { isMap, isPair, isSeq, visit, type Document, type Node } from "yaml";
import { patternOf } from "../key-order.ts";
import { Problems } from "../report.ts";
import { readDocument } from "../yaml.ts";
import { isFlow, itemsOf, keyOf, type Branch, type Item } from "./geometry.ts";
import type { Styles } from "./print.ts";
import { isMapValue, type Path } from "./value.ts";

/** The text as YAML; undefined: it is none. */
export const parse = (source: string): Document.Parsed | undefined =>
  readDocument(source, new Problems(source, ""));

/** What is written at a path, with all in which it stands: the root comes first. */
export function wayTo(document: Document.Parsed, path: Path): (Node | undefined)[] {
  const way: (Node | undefined)[] = [document.contents ?? undefined];
  for (const key of path) {
    const item = itemAt(way.at(-1), key);
    way.push(isPair(item) ? ((item.value as Node | null) ?? undefined) : item);
  }
  return way;
}

export const nodeAt = (document: Document.Parsed, path: Path): Node | undefined =>
  wayTo(document, path).at(-1);

/** The pair or item of a map or list. */
export function itemAt(node: Node | undefined, key: string | number): Item | undefined {
  if (isMap(node)) return node.items.find((pair) => keyOf(pair) === String(key));
  return isSeq(node) && typeof key === "number" ? itemsOf(node)[key] : undefined;
}

export const isBranch = (node: unknown): node is Branch => isMap(node) || isSeq(node);

/** The path to what is written at an offset: to the pair, where it is a key. */
export function pathAt(document: Document.Parsed, offset: number): Path | undefined {
  let found: Path | undefined;
  const within = (node: Node) =>
    node.range![0] <= offset && offset < Math.max(node.range![1], node.range![0] + 1);
  const step = (node: Node | undefined, path: Path): void => {
    if (isMap(node))
      for (const pair of node.items) {
        const at = [...path, keyOf(pair)];
        if (within(pair.key as Node)) found = at;
        else if (pair.value) step(pair.value as Node, at);
      }
    else if (isSeq(node)) itemsOf(node).forEach((item, at) => step(item as Node, [...path, at]));
    else if (node && within(node)) found = path;
  };
  step(document.contents ?? undefined, []);
  return found;
}

/** How this blueprint writes its maps: the last of those that are alike tells, else most of those without maps in them. */
export function stylesOf(document: Document.Parsed): Styles {
  const styles = new Map<string, boolean>();
  let leaves = 0;
  visit(document, {
    Map: (_, node, ancestors) => {
      if (node.items.length === 0) return;
      const path = ancestors.flatMap((one) => (isPair(one) ? [keyOf(one)] : []));
      styles.set(patternOf(path), isFlow(node));
      if (!node.items.some(({ value }) => isMap(value))) leaves += isFlow(node) ? 1 : -1;
    },
  });
  return (pattern, value) =>
    styles.get(pattern) ?? (leaves > 0 && ![...value.values()].some(isMapValue));
}
