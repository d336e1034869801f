/** Something in the user's input: what it is, where it stands and what to do. */
export interface Problem {
  /** Stable over versions, such as `GP1203`. */
  code: string;
  /** An error cannot be accepted; a warning may be meant as it stands. */
  severity: "error" | "warning";
  message: string;
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units as editors count. */
  column: number;
  /** Exclusive; absent: the rest of the word. */
  endColumn?: number;
  /** What to do about it. */
  help: string;
}

/** Thrown where bad input ends a command; the CLI prints the problems and exits with 1. */
export class InputError extends Error {
  readonly problems: readonly Problem[];
  /** What was read, so that each problem can be shown in its place. */
  readonly text: string | undefined;
  constructor(problems: readonly Problem[], text?: string) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.code} ${p.message}`).join("\n"));
    this.name = "InputError";
    this.problems = problems;
    this.text = text;
  }
}
