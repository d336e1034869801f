import { isClosing, parseGroups, type Group, type Node } from "./groups.ts";
import type { Kind } from "./kinds.ts";
import { BREAK, GROUP_CLOSE, GROUP_OPEN, USER_NEWLINE } from "./marks.ts";
import { alignTables } from "./tables.ts";
import { widthOf } from "./width.ts";

const WIDTH = 100;
const INDENT = 2;
const MARKS = new RegExp(`[${GROUP_OPEN}${GROUP_CLOSE}${BREAK}]`);

/**
 * What the template printed, laid out as prettier and oxfmt lay it out at 100 columns: groups flat where they
 * fit, broken where they do not, outermost first (Wadler, "A prettier printer"). Blank lines never double, never
 * open or close a file or a bracket, and hold no spaces; columns of Markdown tables line up. Throws where groups do not match.
 */
export function layout(printed: string, kind: Kind): string {
  const lines: string[] = [];
  for (const [index, line] of printed.split("\n").entries()) {
    if (MARKS.test(line)) lines.push(...breakLine(line, index + 1));
    else if (line.trim() !== "") lines.push(line);
    else if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
  }
  const kept = lines.filter((line, index) => line !== "" || hasRoom(lines, index));
  const aligned = kind === "md" ? alignTables(kept) : kept;
  return kept.length === 0 ? "" : `${aligned.join("\n")}\n`.replaceAll(USER_NEWLINE, "\n");
}

/** A blank line stands between two things, not behind an opening bracket or before a closing one. */
function hasRoom(lines: readonly string[], index: number): boolean {
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (before === undefined || after === undefined) return false;
  return !/[{([]$/.test(before) && !/^\s*[})\]]/.test(after);
}

function breakLine(line: string, number: number): string[] {
  const nodes = parseGroups(line, number);
  const base = line.length - line.trimStart().length;
  const out = new Printer();
  printNodes(out, nodes, base, "");
  return out.lines();
}

class Printer {
  #done: string[] = [];
  #current = "";

  text(text: string): void {
    this.#current += text;
  }
  newline(indent: number): void {
    this.#done.push(this.#current.trimEnd());
    this.#current = " ".repeat(indent);
  }
  get column(): number {
    return widthOf(this.#current);
  }
  lines(): string[] {
    return [...this.#done, this.#current.trimEnd()];
  }
}

/** `tail`: what follows these nodes on the same line, up to the next place where the line may break. */
function printNodes(out: Printer, nodes: readonly Node[], indent: number, tail: string): void {
  for (const [index, node] of nodes.entries()) {
    if (node.kind === "text") out.text(node.text);
    if (node.kind !== "group") continue;
    const rest = firstLine(nodes.slice(index + 1));
    const after = rest.breaks ? rest.text : rest.text + tail;
    const flat = flatText(node);
    if (out.column + widthOf(flat + after) <= WIDTH) out.text(flat);
    else printBroken(out, node, indent, after);
  }
}

function printBroken(out: Printer, group: Group, indent: number, tail: string): void {
  const { parts } = group;
  const closing = isClosing(group);
  let level = indent;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (index > 0) {
      level = closing && last ? indent : indent + INDENT;
      if (!(closing && parts.length === 2)) out.newline(level);
      if (part.bar && parts.filter((one) => one.bar).length > 1) out.text("| ");
    }
    printNodes(out, part.nodes, level, last ? tail : part.separator);
    out.text(part.separator);
  }
}

/** The group on one line: the last separator and the first `| ` go, both brackets keep the same distance. */
function flatText(group: Group): string {
  const { parts } = group;
  const closing = isClosing(group);
  const first = parts[1];
  let text = "";
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const beforeClose = closing ? index === parts.length - 2 : last;
    if (index > 0) {
      const space = closing && last ? parts.length > 2 && first?.space : part.space;
      if (space) text += " ";
      if (part.bar && index > 1) text += "| ";
    }
    text += part.nodes.map((node) => (node.kind === "text" ? node.text : flatText(node))).join("");
    if (!beforeClose || index === 0) text += part.separator;
  }
  return text;
}

/** The text up to the first place where the line may end. */
function firstLine(nodes: readonly Node[]): { text: string; breaks: boolean } {
  let text = "";
  for (const node of nodes) {
    if (node.kind === "text") text += node.text;
    else {
      const head = node.parts[0];
      const inner = firstLine(head?.nodes ?? []);
      text += inner.text;
      if (inner.breaks || node.parts.length > 1) return { text, breaks: true };
    }
  }
  return { text, breaks: false };
}
