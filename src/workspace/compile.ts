import { stripVTControlCharacters } from "node:util";
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

/** A place as the compiler says it, and as it does with `pretty` in a tsconfig. */
const PLACES = [
  /^(\S.*)\((\d+),(\d+)\): error (\w+): (.*)$/,
  /^(\S.*):(\d+):(\d+) - error (\w+): (.*)$/,
];

/** Each place with all of its message, which goes on in lines that are indented; an empty line ends it. */
export function errorsIn(output: string): CompileError[] {
  const errors: CompileError[] = [];
  let last: CompileError | undefined;
  for (const line of stripVTControlCharacters(output).split(/\r?\n/)) {
    const place = PLACES.map((form) => form.exec(line)).find((found) => found !== null);
    if (place) {
      const [path = "", row, column, code = "", message = ""] = place.slice(1);
      const at = { line: Number(row), column: Number(column) };
      last = { path: path.replaceAll("\\", "/"), ...at, code, message };
      errors.push(last);
    } else if (/^\s+\S/.test(line)) {
      if (last) last.message += ` ${line.trim()}`;
    } else last = undefined;
  }
  return errors;
}
