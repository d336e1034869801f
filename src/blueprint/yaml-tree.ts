import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import type { Report, Span, Word } from "./report.ts";
import { shown } from "./shown.ts";
import type { Entry, ScalarTree, Tree } from "./tree.ts";

/** Turns the library's nodes into a tree; refuses all of YAML that the language does not use. */
export function treeOf(node: ParsedNode, text: string, report: Report): Tree {
  return convert(node, { text, report });
}

interface Context {
  text: string;
  report: Report;
}

function convert(node: ParsedNode, context: Context): Tree {
  const at = spanOf(node);
  refuseExtras(node, at, context);
  if (isMap(node)) {
    return { kind: "map", at, entries: entriesOf(node.items as Pair<ParsedNode, ParsedNode | null>[], context) };
  }
  if (isSeq(node)) {
    return { kind: "list", at, items: (node.items as ParsedNode[]).map((item) => convert(item, context)) };
  }
  return isScalar(node) ? scalarOf(String(node.value ?? ""), node.type === "PLAIN", at, context) : blank(at);
}

function scalarOf(value: string, plain: boolean, at: Span, { text }: Context): ScalarTree {
  const start = plain ? at.start : at.start + 1;
  const textStart = text.startsWith(value, start) && at.end - start >= value.length ? start : null;
  const scalar = { text: value.replaceAll("\r\n", "\n"), plain, empty: plain && value === "", textStart };
  return { kind: "scalar", at: { start: at.start, end: trimEnd(text, at) }, ...scalar };
}

/** A block scalar's range goes on to the next line. */
function trimEnd(text: string, { start, end }: Span): number {
  let last = end;
  while (last > start && (text[last - 1] === "\n" || text[last - 1] === "\r")) last--;
  return last;
}

function entriesOf(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], context: Context): Entry[] {
  const seen = new Set<string>();
  return pairs.flatMap((pair): Entry[] => {
    const key = keyOf(pair.key, context);
    if (!key) return [];
    if (seen.has(key.text)) {
      context.report("GP1006", key.at, `${shown(key.text)} is there twice`, "Keep one of them.");
      return [];
    }
    seen.add(key.text);
    const value = pair.value ? convert(pair.value, context) : blank(key.at);
    return [{ key, value: value.kind === "scalar" && value.empty ? blank(key.at) : value }];
  });
}

function keyOf(node: ParsedNode | null, context: Context): Word | undefined {
  const at = node ? spanOf(node) : { start: 0, end: 0 };
  if (node) refuseExtras(node, at, context);
  if (!isScalar(node)) {
    if (!isAlias(node)) context.report("GP1009", at, "A key is one word", "Write `name: value`.");
    return undefined;
  }
  const text = String(node.value ?? "");
  if (text === "<<") {
    context.report("GP1007", at, "Merge keys are not part of the language", "Write the values out.");
    return undefined;
  }
  if (text === "") {
    context.report("GP1009", at, "A key is missing before `:`", "Write `name: value`.");
    return undefined;
  }
  return { text, at };
}

function refuseExtras(node: ParsedNode, at: Span, { report }: Context): void {
  if (isAlias(node)) {
    report("GP1007", at, "Aliases are not part of the language", "Write the value out.");
    return;
  }
  if (node.anchor) report("GP1007", at, "Anchors are not part of the language", "Take out `&` and the word after it.");
  if (node.tag) report("GP1008", at, "Tags are not part of the language", "Take out `!` and the word after it.");
}

const spanOf = ({ range }: ParsedNode): Span => ({ start: range[0], end: range[1] });

const blank = (at: Span): ScalarTree => ({ kind: "scalar", at, text: "", plain: true, empty: true, textStart: null });
