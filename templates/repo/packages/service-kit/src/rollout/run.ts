import { spawn } from "node:child_process";

/** What is kept of what a command prints, in characters. */
const TAIL = 4000;
const PATIENCE_MS = 30 * 60_000;

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** What a program needs to run at all. */
const USUAL =
  /^(?:PATH|HOME|USER|SHELL|LANG|LC_\w+|TERM|TMPDIR|TEMP|TMP|SystemRoot|CI|(?:NO|FORCE)_COLOR)$/i;

/** An environment that names no server. */
export const withoutTarget = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => USUAL.test(name)));

/** Runs a program in a folder, without a shell, hands on what it prints, and keeps the end of it. */
export function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { root, env }: { readonly root: string; readonly env: NodeJS.ProcessEnv },
  show: (text: string) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    const hear = (text: string) => {
      output = (output + text).slice(-TAIL);
      show(text);
    };
    const child = spawn(program === "node" ? process.execPath : program, args, {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE_MS,
    });
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    child.on("error", ({ message }) => resolve({ exitCode: 127, output: message }));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
