import type { Tree } from "./tree.ts";
import type { JsonValue } from "./types.ts";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A tree as JSON; words without quotes are read as JSON reads them (YAML 1.2: `no` is a text). */
export function jsonOf(tree: Tree): JsonValue {
  if (tree.kind === "list") return tree.items.map(jsonOf);
  if (tree.kind === "map")
    return Object.fromEntries(tree.entries.map(({ key, value }) => [key.text, jsonOf(value)]));
  if (!tree.plain) return tree.text;
  if (tree.empty || tree.text === "null") return null;
  if (tree.text === "true" || tree.text === "false") return tree.text === "true";
  return NUMBER.test(tree.text) ? Number(tree.text) : tree.text;
}
