import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import { withoutReported } from "./characters.ts";
import type { Report, Span, Word } from "./report.ts";
import { shown } from "./shown.ts";
import type { Entry, ScalarTree, Tree } from "./tree.ts";

/**
 * Turns the library's nodes into a tree; refuses all of YAML that the language does not use. Undefined where an alias stands
 * for something: what it stands for is missing from the tree.
 */
export function treeOf(node: ParsedNode, text: string, report: Report): Tree | undefined {
  const context = { text, report, incomplete: false };
  const tree = convert(node, context);
  return context.incomplete ? undefined : tree;
}

interface Context {
  text: string;
  report: Report;
  incomplete: boolean;
}

function convert(node: ParsedNode, context: Context): Tree {
  const at = spanOf(node);
  refuseExtras(node, at, context);
  if (isMap(node)) {
    return {
      kind: "map",
      at,
      entries: entriesOf(node.items as Pair<ParsedNode, ParsedNode | null>[], context),
    };
  }
  if (isSeq(node)) {
    return {
      kind: "list",
      at,
      items: (node.items as ParsedNode[]).map((item) => convert(item, context)),
    };
  }
  return isScalar(node)
    ? scalarOf(String(node.value ?? ""), node.type === "PLAIN", at, context)
    : blank(at);
}

function scalarOf(written: string, plain: boolean, at: Span, { text }: Context): ScalarTree {
  const value = withoutReported(written, text.slice(at.start, at.end));
  const start = plain ? at.start : at.start + 1;
  const textStart = text.startsWith(value, start) && at.end - start >= value.length ? start : null;
  const scalar = {
    text: value.replaceAll("\r\n", "\n"),
    plain,
    empty: plain && value === "",
    textStart,
  };
  return { kind: "scalar", at: { start: at.start, end: trimEnd(text, at) }, ...scalar };
}

/** A block scalar's range goes on to the next line. */
function trimEnd(text: string, { start, end }: Span): number {
  let last = end;
  while (last > start && (text[last - 1] === "\n" || text[last - 1] === "\r")) last--;
  return last;
}

function entriesOf(
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  context: Context,
): Entry[] {
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
  const text = withoutReported(String(node.value ?? ""), context.text.slice(at.start, at.end));
  if (text === "<<") {
    context.incomplete = true;
    const help = "Write the values out.";
    context.report("GP1007", at, "Merge keys are not part of the language", help);
    return undefined;
  }
  if (text === "") {
    context.report("GP1009", at, "A key is missing before `:`", "Write `name: value`.");
    return undefined;
  }
  return { text, at };
}

function refuseExtras(node: ParsedNode, at: Span, context: Context): void {
  const { report, text } = context;
  if (isAlias(node)) {
    context.incomplete = true;
    report("GP1007", at, "Aliases are not part of the language", "Write the value out.");
    return;
  }
  const before = (mark: "&" | "!"): Span => {
    let start = Math.max(text.lastIndexOf(mark, at.start), 0);
    if (text[start - 1] === mark) start--;
    return { start, end: start + 1 };
  };
  if (node.anchor) {
    const help = "Take out `&` and the word after it.";
    report("GP1007", before("&"), "Anchors are not part of the language", help);
  }
  if (node.tag) {
    const help = "Take out `!` and the word after it.";
    report("GP1008", before("!"), "Tags are not part of the language", help);
  }
}

const spanOf = ({ range }: ParsedNode): Span => ({ start: range[0], end: range[1] });

const blank = (at: Span): ScalarTree => ({
  kind: "scalar",
  at,
  text: "",
  plain: true,
  empty: true,
  textStart: null,
});
