import type { Problem } from "../problem.ts";
import { severityOf, type Code } from "./codes.ts";

/** A stretch of the text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** One word of the user's and where it stands. */
export interface Word {
  text: string;
  at: Span;
}

/** Notes a problem; the first at a place with a code wins. */
export type Report = (code: Code, at: Span, message: string, help: string) => void;

/** Collects problems of one text and knows their lines. */
export class Problems {
  readonly #file: string;
  readonly #lineStarts: readonly number[];
  readonly #found = new Map<string, Problem & { start: number }>();

  constructor(text: string, file: string) {
    this.#file = file;
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
      starts.push(at + 1);
    this.#lineStarts = starts;
  }

  readonly report: Report = (code, at, message, help) => {
    const key = `${code}:${at.start}`;
    if (this.#found.has(key)) return;
    const { line, column } = this.#place(at.start);
    const end = this.#place(Math.max(at.end, at.start + 1));
    const endColumn = end.line === line ? { endColumn: end.column } : {};
    const place = { file: this.#file, line, column, ...endColumn };
    const severity = severityOf(code);
    this.#found.set(key, { code, severity, message, ...place, help, start: at.start });
  };

  /** Something cannot be accepted. */
  get refused(): boolean {
    return [...this.#found.values()].some(({ severity }) => severity === "error");
  }

  /** In the order of the text. */
  sorted(): Problem[] {
    return [...this.#found.values()]
      .sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : 1))
      .map(({ start: _, ...problem }) => problem);
  }

  #place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#lineStarts[low]! + 1 };
  }
}
