import { isDeepStrictEqual } from "node:util";
import { isMap, isNode, isScalar, isSeq, Pair, type Document, type Node, type YAMLMap } from "yaml";

type Some = Node | null | undefined;

/**
 * Makes a node of a document mean `value`, and changes nothing of it that means that already: its comments and its order stay.
 * What is new is taken from `next` where it is there, with its comments.
 */
export function patch(document: Document, node: Some, next: Some, value: unknown): Node {
  if (node && isDeepStrictEqual(meaningOf(document, node), value)) return node;
  const isObject = typeof value === "object" && value !== null;
  if (isMap(node) && isObject && !Array.isArray(value)) {
    const old = pairsOf(node);
    const planned = isMap(next) ? pairsOf(next) : new Map<string, Pair>();
    node.items = Object.entries(value).map(([key, item]) => {
      const pair = old.get(key) ?? planned.get(key)?.clone() ?? document.createPair(key, item);
      pair.value = patch(document, nodeOf(pair), nodeOf(planned.get(key)), item);
      return pair as YAMLMap["items"][number];
    });
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const all = [...node.items, ...(isSeq(next) ? next.items : [])].filter(isNode);
    node.items = value.map(
      (item) =>
        all.find((one) => isDeepStrictEqual(meaningOf(document, one), item)) ??
        patch(
          document,
          named(all, document, item),
          named(isSeq(next) ? next.items.filter(isNode) : [], document, item),
          item,
        ),
    );
    return node;
  }
  if (isScalar(node) && !isObject) {
    node.value = value;
    delete node.source;
    return node;
  }
  return next && isDeepStrictEqual(meaningOf(document, next), value)
    ? (next.clone() as Node)
    : document.createNode(value);
}

const meaningOf = (document: Document, node: Node): unknown => node.toJS(document);

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
const pairsOf = (map: YAMLMap): Map<string, Pair> =>
  new Map(map.items.map((pair) => [keyOf(pair), pair]));
const nodeOf = (pair: Pair | undefined): Some => (isNode(pair?.value) ? pair.value : undefined);

/** The item of a list that is called as this value is. */
function named(items: readonly Node[], document: Document, value: unknown): Some {
  const nameOf = (one: unknown) => {
    const { name, id, key } = (one ?? {}) as Record<string, unknown>;
    return name ?? id ?? key;
  };
  const wanted = nameOf(value);
  if (wanted === undefined) return undefined;
  return items.find((item) => nameOf(meaningOf(document, item)) === wanted);
}
