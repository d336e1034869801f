import { widthOf } from "./width.ts";

const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const FENCE = /^\s*(?:```|~~~)/;

/** Lines of Markdown with the columns of every table (GitHub Flavored Markdown, 4.10) as wide as formatters make them. */
export function alignTables(lines: readonly string[]): string[] {
  const out: string[] = [];
  let inCode = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (FENCE.test(line)) inCode = !inCode;
    if (inCode || !ROW.test(line) || !RULE.test(lines[at + 1] ?? "")) {
      out.push(line);
      continue;
    }
    let end = at + 2;
    while (ROW.test(lines[end] ?? "")) end++;
    out.push(...alignTable(lines.slice(at, end)));
    at = end - 1;
  }
  return out;
}

function alignTable(lines: readonly string[]): string[] {
  const indent = /^\s*/.exec(lines[0] ?? "")?.[0] ?? "";
  const rows = lines.map(cellsOf);
  const rule = rows[1] ?? [];
  const widths = rule.map((_, column) =>
    Math.max(3, ...rows.flatMap((row, at) => (at === 1 ? [] : widthOf(row[column] ?? "")))),
  );
  return rows.map((row, at) => {
    const cells = widths.map((width, column) => {
      const sides = rule[column] ?? "";
      return at === 1 ? dashes(sides, width) : pad(row[column] ?? "", width, sides);
    });
    return `${indent}| ${cells.join(" | ")} |`;
  });
}

/** The cells of a row; a bar with a backslash before it is text. */
function cellsOf(line: string): string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

const isLeft = (sides: string): boolean => sides.startsWith(":");
const isRight = (sides: string): boolean => sides.endsWith(":");

function dashes(sides: string, width: number): string {
  const start = isLeft(sides) ? ":" : "-";
  return start + "-".repeat(width - 2) + (isRight(sides) ? ":" : "-");
}

function pad(text: string, width: number, sides: string): string {
  const spaces = width - widthOf(text);
  const before = !isRight(sides) ? 0 : isLeft(sides) ? Math.floor(spaces / 2) : spaces;
  return " ".repeat(before) + text + " ".repeat(spaces - before);
}
