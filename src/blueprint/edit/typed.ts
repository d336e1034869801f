import type { Problem } from "../../problem.ts";
import { Problems, type Report, type Word } from "../report.ts";

/** What somebody typed behind a command: a path, and for a new name that. What is wrong with it stands in it, and not in the blueprint. */
export interface Typed {
  report: Report;
  /** A word of the path by its number, or behind them the new name. */
  word(at: number): Word;
  /** All of the path. */
  whole: Word;
  problems(): Problem[];
}

/** The words of a command, which is the file of what is wrong with them; columns count from the path on. */
export function typed(command: string, path: readonly string[], to?: string): Typed {
  const behind = to === undefined ? [] : [to];
  const [words, whole] = [[...path, ...behind], path.join(".")];
  const found = new Problems([whole, ...behind].join(" "), command);
  return {
    report: found.report,
    word: (at) => {
      const start = words.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
      return wordAt(words[at] ?? "", start);
    },
    whole: wordAt(whole, 0),
    problems: () => found.sorted(),
  };
}

const wordAt = (text: string, start: number): Word => ({
  text,
  at: { start, end: start + text.length },
});
