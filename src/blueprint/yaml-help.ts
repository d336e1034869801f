import type { ErrorCode } from "yaml";
import { shown } from "./shown.ts";

/** Looks like a space between words, and is none for YAML. */
const OTHER_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;

/** What to do about an error of YAML, where the lines around it tell; undefined: they do not. */
export function helpAt(code: ErrorCode, start: number, text: string): string | undefined {
  const before = text.slice(0, start).split("\n");
  const number = before.length;
  const lines = text.split("\n");
  const line = lines[number - 1] ?? "";
  const space = OTHER_SPACE.exec(line)?.[0];
  if (space !== undefined)
    return `Line ${number} has a space that is none (${shown(space)}): write an ordinary one.`;
  switch (code) {
    case "MULTILINE_IMPLICIT_KEY":
    case "MISSING_CHAR":
    case "BAD_INDENT":
      return /^\s*(?:- )?[\w-]+:[^\s:/]/.test(line)
        ? "A space is missing behind the `:`."
        : openHelp(code, start, text);
    case "BLOCK_AS_IMPLICIT_KEY":
      return deeperHelp(lines, number);
    default:
      return undefined;
  }
}

/** A line below one that has its value already stands as if it belonged to it. */
function deeperHelp(lines: readonly string[], number: number): string | undefined {
  const depth = (line: string) => line.length - line.trimStart().length;
  const below = lines.findIndex((line, at) => at >= number && /^\s*[^#\s]/.test(line));
  if (below === -1 || depth(lines[below]!) <= depth(lines[number - 1]!)) return undefined;
  if (!/:(?:\s|$)/.test(lines[below]!)) return undefined;
  return `Line ${below + 1} stands deeper than line ${number}, which has its value already: line them up. A text with \`:\` goes between quotes.`;
}

const PAIRS: Readonly<Record<string, string>> = { "]": "[", "}": "{" };

/** The bracket before a place that has no end. */
function openHelp(code: ErrorCode, start: number, text: string): string | undefined {
  if (code === "MULTILINE_IMPLICIT_KEY") return undefined;
  const closed: string[] = [];
  for (let at = Math.min(start, text.length) - 1; at >= 0; at--) {
    const character = text[at]!;
    if (character in PAIRS) closed.push(PAIRS[character]!);
    else if (character === closed.at(-1)) closed.pop();
    else if (character === "[" || character === "{") {
      const line = text.slice(0, at).split("\n").length;
      return `The \`${character}\` of line ${line} is not closed.`;
    }
  }
  return undefined;
}
