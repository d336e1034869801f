import type { Problem } from "../problem.ts";
import { withoutMark } from "./read.ts";

const AROUND = 2;
const WIDEST = 120;
const MOST = 100;

/** The lines of the text round a problem, with a caret under it. Harmless to a terminal, whatever the text holds. */
export function frame(problem: Problem, text: string, color = false): string {
  return frameOf(problem, linesOf(text), color);
}

function frameOf(problem: Problem, lines: readonly string[], color: boolean): string {
  const paint = painter(color);
  const first = Math.max(problem.line - AROUND, 1);
  const last = Math.max(Math.min(problem.line + AROUND, lines.length), problem.line);
  const gutter = String(last).length;
  const wide = (lines[problem.line - 1] ?? "").length > WIDEST;
  const left = wide ? Math.max(0, problem.column - WIDEST + 40) : 0;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? "";
    const at = number === problem.line;
    const cut = line.slice(left, left + WIDEST);
    const more =
      (left > 0 && cut ? "…" : "") + harmless(cut) + (line.length > left + WIDEST ? "…" : "");
    shown.push(
      `${at ? paint(colorOf(problem), ">") : " "} ${String(number).padStart(gutter)} | ${more}`.trimEnd(),
    );
    if (at) shown.push(`  ${" ".repeat(gutter)} | ${caret(problem, line, left, paint)}`);
  }
  return shown.join("\n");
}

/** All problems as a person sees them: where, what, the lines, what to do. `texts` holds the text of each file. */
export function formatProblems(
  problems: readonly Problem[],
  texts: ReadonlyMap<string, string>,
  color = false,
): string {
  const paint = painter(color);
  const lines = new Map([...texts].map(([file, text]) => [file, linesOf(text)]));
  const parts = problems.slice(0, MOST).map((problem) => {
    const { file, line, column, code, severity, message, help } = problem;
    const said = severity === "warning" ? `warning: ${message}` : message;
    const place = paint("bold", `${file}:${line}:${column}`);
    const head = `${place} ${paint(colorOf(problem), code)} ${said}`;
    const read = lines.get(file);
    return [head, ...(read ? [frameOf(problem, read, color)] : []), help].join("\n");
  });
  const hidden = problems.length - MOST;
  if (hidden > 0) parts.push(`… and ${hidden} more`);
  return `${[...parts, countOf(problems)].join("\n\n")}\n`;
}

/** `1 problem`, `2 problems and 1 warning`, `3 warnings`. */
function countOf(problems: readonly Problem[]): string {
  const warnings = problems.filter(({ severity }) => severity === "warning").length;
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const errors = counted(problems.length - warnings, "problem");
  if (warnings === 0) return errors;
  const rest = counted(warnings, "warning");
  return warnings === problems.length ? rest : `${errors} and ${rest}`;
}

/** Without the empty one behind the last line break. */
const linesOf = (text: string): string[] =>
  withoutMark(text)
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);

function caret(problem: Problem, line: string, left: number, paint: Paint): string {
  const { column } = problem;
  const end = Math.min(
    problem.endColumn ?? wordEnd(line, column),
    line.length + 1,
    left + WIDEST + 1,
  );
  const lead = (left > 0 ? " " : "") + " ".repeat(width(line.slice(left, column - 1)));
  return (
    lead + paint(colorOf(problem), "^".repeat(Math.max(width(line.slice(column - 1, end - 1)), 1)))
  );
}

function wordEnd(line: string, column: number): number {
  return column + (/^[\w.-]*/.exec(line.slice(column - 1))?.[0].length ?? 0);
}

/** Controls and marks that turn the direction of writing, one question mark each; a tab is one blank. */
const harmless = (text: string): string =>
  text.replaceAll("\t", " ").replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "?");

/** Columns on screen: marks that combine take none, East Asian letters two. */
function width(text: string): number {
  let columns = 0;
  for (const character of harmless(text)) {
    if (/\p{M}/u.test(character)) continue;
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return columns;
}

type Style = keyof typeof STYLES;
type Paint = (style: Style, text: string) => string;

const STYLES = { bold: 1, red: 31, yellow: 33 };

const colorOf = ({ severity }: Problem): Style => (severity === "warning" ? "yellow" : "red");

const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
