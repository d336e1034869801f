import { isWritten, placeOf } from "../merge/review.ts";
import type { Note, Report } from "../merge/report.ts";
import type { Change } from "../merge/types.ts";
import { globTest } from "../plan/globs.ts";
import type { Step } from "../plan/types.ts";
import type { CompileError } from "../workspace/compile.ts";

/** Whether code that somebody wrote may no longer fit code that changes now. */
export function mayNotFit(changes: readonly Change[], { inputs }: Step): boolean {
  const globs = inputs.map(globTest);
  const code = changes.filter((change) => globs.some((glob) => glob.test(placeOf(change))));
  return code.some(isWritten) && code.some(isSomebodys);
}

const isSomebodys = (change: Change): boolean =>
  change.kind === "merge" ||
  change.kind === "move" ||
  (change.kind === "same" && ["owned", "yours", "dropped"].includes(change.why));

/** The notes with what a compiler says: each place where work is due, and which of what was due already is none. */
export function withErrors({ notes }: Report, errors: readonly CompileError[]): Note[] {
  const isNamed = (path: string) => errors.some((one) => one.path === path);
  const due = errors.map(({ path, line, column, code, message }): Note => {
    const text = `${message} (${code})`;
    return { kind: "due", path, line, column, text };
  });
  const others = notes
    .filter(({ kind, path }) => kind !== "due" || !isNamed(path))
    .map((note) => (note.kind === "due" ? { ...note, text: `${note.text}; it compiles` } : note));
  return [...others, ...due];
}
