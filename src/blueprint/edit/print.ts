import { Document, YAMLMap, YAMLSeq, type Node } from "yaml";
import { patternOf } from "../key-order.ts";
import { isListValue, isMapValue, type Path, type Value } from "./value.ts";

/** As formatters have it. */
export const WIDTH = 100;

/** Whether the map at a path stands between braces in this blueprint, as those like it do. */
export type Styles = (pattern: string, value: ReadonlyMap<string, Value>) => boolean;

/** `[a, b]`, without the blanks that stand inside braces. */
export class TightList extends YAMLSeq {
  override flow = true;

  override toString(...[context, ...rest]: Parameters<YAMLSeq["toString"]>): string {
    return super.toString(context && { ...context, flowCollectionPadding: "" }, ...rest);
  }
}

/** A value in one line, as it stands within braces. */
export function flowText(value: Value): string {
  const list = new YAMLSeq();
  list.flow = true;
  list.add(flowNode(value));
  return textOf(list).trim().slice(1, -1).trim();
}

/** `key: value` in one line, as it stands within braces. */
export const flowEntry = (key: string, value: Value): string =>
  flowText(new Map([[key, value]]))
    .slice(1, -1)
    .trim();

/** `key: value` as lines, indented from 0; `indent` is where they will stand. */
export function blockEntry(
  key: string,
  value: Value,
  { path, indent, styles, flow }: Layout,
): string[] {
  const map = new YAMLMap();
  map.set(key, blockNode(value, [...path, key], { styles, indent, key, flow }));
  return textOf(map).trimEnd().split("\n");
}

export interface Layout {
  /** Of the map in which it will stand. */
  path: Path;
  indent: number;
  styles: Styles;
  /** Its neighbour stands between braces. */
  flow: boolean | undefined;
}

/** A value as an item of a list in a block, in lines. */
export function blockItem(value: Value, layout: Layout): string[] {
  const list = new YAMLSeq();
  list.add(blockNode(value, layout.path, { ...layout, key: "" }));
  return textOf(list).trimEnd().split("\n");
}

interface Inner {
  styles: Styles;
  indent: number;
  key: string;
  flow: boolean | undefined;
}

/** Maps stand between braces where their neighbours do and the line is not too long for it. */
function blockNode(value: Value, path: Path, { styles, indent, key, flow }: Inner): Node {
  if (!isMapValue(value) && !isListValue(value)) return flowNode(value);
  const line = indent + key.length + 2 + flowText(value).length;
  if (isListValue(value)) {
    if (line <= WIDTH) return flowNode(value);
    const list = new YAMLSeq();
    for (const one of value) list.add(flowNode(one));
    return list;
  }
  const choices = [...value.values()].every((one) => isMapValue(one) && one.size === 0);
  if (choices || ((flow ?? styles(patternOf(path), value)) && line <= WIDTH))
    return flowNode(value);
  const map = new YAMLMap();
  for (const [name, one] of value) {
    const inner = { styles, indent: indent + 2, key: name, flow: undefined };
    map.set(name, blockNode(one, [...path, name], inner));
  }
  return map;
}

function flowNode(value: Value): Node {
  if (isMapValue(value)) {
    const map = new YAMLMap();
    map.flow = true;
    for (const [key, one] of value) map.set(key, flowNode(one));
    return map;
  }
  if (!isListValue(value)) return new Document().createNode(value);
  const list = new TightList();
  for (const one of value) list.add(flowNode(one));
  return list;
}

function textOf(node: Node): string {
  const document = new Document();
  document.contents = node as typeof document.contents;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
