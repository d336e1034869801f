import { BREAK, GROUP_CLOSE, GROUP_OPEN } from "./marks.ts";

const MARK = new RegExp(`([${GROUP_OPEN}${GROUP_CLOSE}${BREAK}])`);

export type Node = { kind: "text"; text: string } | Group;

/** A stretch that is printed on one line or broken at all its breaks. */
export interface Group {
  kind: "group";
  /** What stands before the first break, between two, and behind the last. */
  parts: Part[];
}

export interface Part {
  /** The break before it prints a space when the group is flat. */
  space: boolean;
  /** It starts with `| `, as the members of a union do. */
  bar: boolean;
  nodes: Node[];
  /** The `,` or `;` at its end. */
  separator: string;
}

/** The last break stands before a closing bracket and goes back to where the group began. */
export function isClosing(group: Group): boolean {
  const last = group.parts.at(-1)?.nodes[0];
  return group.parts.length > 1 && last?.kind === "text" && /^[)\]}>]/.test(last.text);
}

/** One printed line with marks, as a tree. Throws where a group is not closed or a break stands outside. */
export function parseGroups(line: string, number: number): Node[] {
  const fail = (why: string): never => {
    throw new Error(`line ${number} of the output: ${why}`);
  };
  const root: Node[] = [];
  const open: Group[] = [];
  const into = (): Node[] => open.at(-1)?.parts.at(-1)?.nodes ?? root;
  for (const piece of line.split(MARK)) {
    if (piece === GROUP_OPEN) {
      const group: Group = { kind: "group", parts: [emptyPart()] };
      into().push(group);
      open.push(group);
    } else if (piece === GROUP_CLOSE) {
      const group = open.pop() ?? fail("a group is closed that was never opened");
      finish(group);
    } else if (piece === BREAK) {
      const group = open.at(-1) ?? fail("a break outside of a group");
      group.parts.push(emptyPart());
    } else if (piece !== "") into().push({ kind: "text", text: piece });
  }
  if (open.length > 0) fail("a group is opened and not closed on the same line");
  return root;
}

const emptyPart = (): Part => ({ space: false, bar: false, nodes: [], separator: "" });

/** A break at the very end prints nothing, and neither does the separator before it. */
function finish(group: Group): void {
  const { parts } = group;
  const ended = parts.length > 1 && isBlank(parts.at(-1));
  if (ended) parts.pop();
  for (const [index, part] of parts.entries()) {
    if (index > 0) takeHead(part, index === parts.length - 1);
    if (ended || index < parts.length - 1) takeSeparator(part);
  }
  const last = parts.at(-1);
  if (ended && last) last.separator = "";
}

const isBlank = (part: Part | undefined): boolean =>
  part?.nodes.every((node) => node.kind === "text" && node.text.trim() === "") ?? true;

/** The break's own space, and the bar of a union's member. */
function takeHead(part: Part, last: boolean): void {
  const head = part.nodes[0];
  if (head?.kind !== "text") return;
  part.space = head.text.startsWith(" ");
  if (part.space) head.text = head.text.slice(1);
  if (last) head.text = head.text.replace(/^ +(?=[)\]}>])/, "");
  part.bar = head.text.startsWith("| ");
  if (part.bar) head.text = head.text.slice(2);
  if (head.text === "") part.nodes.shift();
}

function takeSeparator(part: Part): void {
  const tail = part.nodes.at(-1);
  if (tail?.kind !== "text") return;
  part.separator = /[,;]$/.exec(tail.text)?.[0] ?? "";
  if (part.separator) tail.text = tail.text.slice(0, -1);
}
