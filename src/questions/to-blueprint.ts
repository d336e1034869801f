import { Document, YAMLMap, YAMLSeq, type Node } from "yaml";
import type { Draft, Part } from "./draft.ts";

const SCHEMA = " yaml-language-server: $schema=.groundplan/blueprint.schema.json";

/** The language's order of keys; `*` is any name. What is not listed comes behind, in the order in which it was said. */
const ORDER: ReadonlyMap<string, readonly string[]> = new Map([
  ["", ["groundplan", "name", "domain", "qualities", "platform", "auth", "services"]],
  ["auth", ["users", "roles"]],
  [
    "services.*",
    ["purpose", "version", "api", "entities", "values", "operations", "events", "consumes"],
  ],
  [
    "services.*.entities.*",
    ["description", "crud", "allow", "emits", "state", "fields", "relations"],
  ],
  [
    "services.*.operations.*",
    ["kind", "of", "by", "accepts", "input", "from", "to", "emits", "calls", "allow"],
  ],
  ["services.*.consumes.*", ["do", "with", "refused", "missing"]],
]);

/** A draft as the text of a `blueprint.yaml`, laid out as formatters do. The same draft gives the same text. */
export function toBlueprint(draft: Draft): string {
  const document = new Document();
  document.contents = mapNode(draft, []);
  document.commentBefore = SCHEMA;
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

/** Names stand at every second step: services, then what each has several of. */
const orderAt = (path: readonly string[]): readonly string[] =>
  ORDER.get(
    path.map((key, step) => (path[0] === "services" && step % 2 === 1 ? "*" : key)).join("."),
  ) ?? [];

/** `[a, b]`, without the blanks that stand inside braces. */
class TightList extends YAMLSeq {
  override flow = true;

  override toString(...[context, ...rest]: Parameters<YAMLSeq["toString"]>): string {
    return super.toString(context && { ...context, flowCollectionPadding: "" }, ...rest);
  }
}

function listNode(values: readonly string[]): TightList {
  const node = new TightList();
  for (const value of values) node.add(new Document().createNode(value));
  return node;
}
