import type { Step } from "../plan/types.ts";

export interface StepProgress {
  step: Step;
  state: "started" | "done" | "failed" | "skipped";
}

export interface StepOptions {
  onProgress?: (progress: StepProgress) => void;
  signal?: AbortSignal;
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>;
}

export interface StepsResult {
  done: readonly string[];
  /** The first step that failed; those that wait for it were skipped, others still ran. */
  failed?: FailedStep;
  skipped: readonly string[];
}

export interface FailedStep {
  step: Step;
  /** What it printed, both streams in order, the end of it. */
  output: string;
  /** Why, in a few words: its exit code, a signal, or that there is no such program. */
  reason: string;
  /** Somebody stopped it: an abort, or the terminal's Ctrl-C, which ends the step's own process too and may be seen there first. */
  interrupted: boolean;
  /** To paste into a shell, from the repo's root. */
  retry: string;
}

const TAIL = 4000;

/**
 * Runs a plan's steps one after the other in the repo, their output captured. A failed step skips those behind it and is told, with
 * the command to run it again; nothing is thrown, and no file is taken back. An abort stops the running one.
 */
export async function runSteps(
  root: string,
  steps: readonly Step[],
  { onProgress, signal, env }: StepOptions = {},
): Promise<StepsResult> {
  const done: string[] = [];
  const skipped: string[] = [];
  let failed: FailedStep | undefined;
  for (const step of steps) {
    const blocked = step.after !== undefined && !done.includes(step.after);
    if (blocked || signal?.aborted || failed?.interrupted) {
      skipped.push(step.id);
      onProgress?.({ step, state: "skipped" });
      continue;
    }
    onProgress?.({ step, state: "started" });
    const failure = await runStep(root, step, signal, env);
    failed ??= failure;
    if (!failure) done.push(step.id);
    onProgress?.({ step, state: failure ? "failed" : "done" });
  }
  return { done, skipped, ...(failed ? { failed } : {}) };
}

async function runStep(
  root: string,
  step: Step,
  signal: AbortSignal | undefined,
  env: StepOptions["env"],
): Promise<FailedStep | undefined> {
  const { execa } = await import("execa");
  const [program = "", ...args] = step.command;
  const result = await execa(program, args, {
    cwd: root,
    all: true,
    reject: false,
    stdin: "ignore",
    env: env ?? {},
    ...(signal ? { cancelSignal: signal } : {}),
  });
  if (!result.failed) return undefined;
  const output = result.all ?? "";
  return {
    step,
    output: output.length > TAIL ? `…${output.slice(-TAIL)}` : output,
    reason: reasonOf(result),
    interrupted: interrupted(result),
    retry: shellLine(step.command),
  };
}

interface Ending {
  isCanceled: boolean;
  code?: string | undefined;
  signal?: string | undefined;
  exitCode?: number | undefined;
}

const interrupted = ({ isCanceled, signal }: Ending) => isCanceled || signal === "SIGINT";

function reasonOf(result: Ending): string {
  if (interrupted(result)) return "it was interrupted";
  if (result.code === "ENOENT") return "there is no such program";
  if (result.signal) return `it was stopped by ${result.signal}`;
  return result.exitCode === undefined
    ? `it could not start (${result.code})`
    : `exit code ${result.exitCode}`;
}

/** A command as a POSIX shell reads it. */
export function shellLine(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(" ");
}
