import { Document, YAMLMap, type Node } from "yaml";
import { TightList } from "../blueprint/edit/print.ts";
import { orderAt } from "../blueprint/key-order.ts";
import { SCHEMA_COMMENT } from "../own-files.ts";
import type { Draft, Part } from "./draft.ts";

/** A draft as the text of a `blueprint.yaml`, laid out as formatters do. The same draft gives the same text. */
export function toBlueprint(draft: Draft): string {
  const document = new Document();
  document.contents = mapNode(draft, []);
  document.commentBefore = SCHEMA_COMMENT;
  return document.toString({ lineWidth: 0 });
}

function nodeOf(part: Part, path: readonly string[]): Node {
  if (part instanceof Map) return mapNode(part, path);
  return Array.isArray(part) ? listNode(part) : new Document().createNode(part);
}

/** Choices that say nothing more of themselves share a line. */
function mapNode(map: Draft, path: readonly string[]): YAMLMap {
  const node = new YAMLMap();
  const first = orderAt(path);
  const known = first.flatMap((key): [string, Part][] => {
    const part = map.get(key);
    return part === undefined ? [] : [[key, part]];
  });
  const behind = [...map].filter(([key]) => !first.includes(key));
  for (const [key, part] of [...known, ...behind]) node.set(key, nodeOf(part, [...path, key]));
  node.flow = [...map.values()].every((part) => part instanceof Map && part.size === 0);
  return node;
}

function listNode(values: readonly string[]): TightList {
  const node = new TightList();
  for (const value of values) node.add(new Document().createNode(value));
  return node;
}
