import { compare } from "./merge/compare.ts";
import type { Snapshot } from "./merge/types.ts";
import type { Plan } from "./plan/index.ts";
import packageJson from "../package.json" with { type: "json" };
import { apply } from "./workspace/apply.ts";
import { gitInit, type GitOutcome } from "./workspace/git.ts";
import { checkNewRoot } from "./workspace/root.ts";
import { recover, type Recovery } from "./workspace/recover.ts";
import { withLock } from "./workspace/run-lock.ts";
import { runSteps, shellLine, type FailedStep, type StepProgress } from "./workspace/run-steps.ts";

export interface ProjectOptions {
  /** Run the plan's steps (default): installing packages and what comes behind it. */
  install?: boolean;
  /** Make a git repository with a first commit (default). */
  git?: boolean;
  onProgress?: (progress: StepProgress) => void;
  signal?: AbortSignal;
}

/** What became of a new project. The files stand, whatever the steps did. */
export interface Result {
  root: string;
  /** Number of files written. */
  files: number;
  /** Ids of the steps that were done. */
  done: readonly string[];
  failed?: FailedStep;
  /** Commands that are still to be run in the repo, in this order: what was not asked for, or failed. */
  remaining: readonly string[];
  git?: GitOutcome;
  /** What an interrupted earlier run had left, and what was done with it. */
  recovered?: Recovery;
}

const NOTHING_THERE: Snapshot = { files: new Map() };

/**
 * Writes a plan into a new folder, runs its steps and makes the first commit.
 * Throws a `WorkspaceError` where the folder is not empty or the disk refuses; nothing is written then. A step that fails
 * throws nothing: it is in the result, with the commands that remain.
 */
export async function createProject(
  root: string,
  plan: Plan,
  options: ProjectOptions = {},
): Promise<Result> {
  const { files, recovered } = await withLock(root, () => {
    const found = recover(root);
    checkNewRoot(root);
    const changes = compare(plan, NOTHING_THERE);
    const count = apply(root, changes, { groundplan: packageJson.version });
    return { files: count, recovered: found };
  });
  const { install = true, git = true, onProgress, signal } = options;
  const steps = install
    ? await runSteps(root, plan.steps, {
        ...(onProgress && { onProgress }),
        ...(signal && { signal }),
      })
    : undefined;
  const done = steps?.done ?? [];
  const remaining = plan.steps
    .filter((step) => !done.includes(step.id))
    .map((step) => shellLine(step.command));
  return {
    root,
    files,
    done,
    remaining,
    ...(steps?.failed && { failed: steps.failed }),
    ...(git && { git: await gitInit(root) }),
    ...(recovered && { recovered }),
  };
}
