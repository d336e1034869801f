import type { Terminal } from "./terminal.ts";

const WIDTH = 96;
const WORD = /\S*`[^`]*`\S*|\S+/g;

/** Prose in lines of a terminal, each indented; what stands between backticks is code. */
export function wrapped(
  text: string,
  indent: string,
  { style, columns = WIDTH }: Pick<Terminal, "style" | "columns">,
): string {
  const lines: string[][] = [];
  let room = 0;
  for (const [word] of text.matchAll(WORD)) {
    const width = word.replaceAll("`", "").length;
    if (lines.length === 0 || width + 1 > room) {
      lines.push([]);
      room = Math.min(columns, WIDTH) - indent.length;
    }
    lines.at(-1)!.push(word.replace(/`([^`]*)`/g, (_, code: string) => style.cyan(code)));
    room -= width + 1;
  }
  return lines.map((words) => indent + words.join(" ")).join("\n");
}
