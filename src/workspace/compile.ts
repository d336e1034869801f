import type { Step } from "../plan/types.ts";

/** What a compiler says of a place; line and column count from 1. */
export interface CompileError {
  /** From the repo's root. */
  path: string;
  line: number;
  column: number;
  code: string;
  message: string;
}

/** In milliseconds: a script that a team has made its own may watch files, and never end. */
const LONGEST = 10 * 60_000;

/** Runs the repo's own compiler. Undefined: it could not run, was stopped, took too long, or failed without naming a place. */
export async function compileErrors(
  root: string,
  { command: [program = "", ...args] }: Step,
  signal?: AbortSignal,
  timeout = LONGEST,
): Promise<CompileError[] | undefined> {
  const { execa } = await import("execa");
  const { failed, exitCode, stdout } = await execa(program, args, {
    cwd: root,
    reject: false,
    stdin: "ignore",
    timeout,
    env: { NO_COLOR: "1", FORCE_COLOR: undefined },
    ...(signal && { cancelSignal: signal }),
  });
  const errors = errorsIn(stdout ?? "");
  return failed && (exitCode === undefined || errors.length === 0) ? undefined : errors;
}

/** `path(line,column): error CODE: message`, with more of the message in lines that are indented. */
export function errorsIn(output: string): CompileError[] {
  const errors: CompileError[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, path, row, column, code, message] =
      /^(\S.*)\((\d+),(\d+)\): error (\w+): (.*)$/.exec(line) ?? [];
    const last = errors.at(-1);
    if (path !== undefined && code !== undefined && message !== undefined) {
      const place = { line: Number(row), column: Number(column) };
      errors.push({ path: path.replaceAll("\\", "/"), ...place, code, message });
    } else if (last && /^\s+\S/.test(line)) last.message += ` ${line.trim()}`;
  }
  return errors;
}
