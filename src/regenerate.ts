import packageJson from "../package.json" with { type: "json" };
import { reportOf, type Note, type Report } from "./merge/report.ts";
import { isWritten, placeOf, reviewHash } from "./merge/review.ts";
import { stepsFor } from "./plan/steps.ts";
import type { Step } from "./plan/types.ts";
import { mayNotFit, withErrors } from "./regenerate/compiled.ts";
import { find, refuseOther, type Found } from "./regenerate/find.ts";
import { inputsOf } from "./regenerate/inputs.ts";
import { mergingIn } from "./regenerate/merging.ts";
import type { RegenerateHost, RegenerateOptions, RegenerateResult } from "./regenerate/types.ts";
import { guestRefusals } from "./regenerate/guest-refusals.ts";
import { refusalsOf } from "./regenerate/refusals.ts";
import { remember, unchanged } from "./regenerate/unchanged.ts";
import type { Problem } from "./problem.ts";
import { apply } from "./workspace/apply.ts";
import { compileErrors } from "./workspace/compile.ts";
import { nodeDisk, type Disk } from "./workspace/disk.ts";
import { inRepo } from "./workspace/in-repo.ts";
import { settleDue } from "./workspace/due-steps.ts";
import { refused } from "./regenerate/refused.ts";
import { dueSteps, hasPackages } from "./workspace/repo-facts.ts";
import { runSteps, shellLine } from "./workspace/run-steps.ts";

export type { Rename } from "./plan/moves.ts";
export type { RegenerateHost, RegenerateOptions, RegenerateResult } from "./regenerate/types.ts";

/**
 * Plans a repo anew from its blueprint and merges that with what stands there: see "Regenerate" in the README. Files are written
 * all or none, and only with `mode: "write"`.
 * @throws {InputError} for a blueprint that is not sound, contracts that are none, and what is not allowed (`refusals`).
 * @throws {WorkspaceError} where nothing may or can be written: marks of an earlier run (GP8016), other changes than those reviewed
 * (GP8017), conflicts of git's (GP8028), a repo of a later version (GP8015), and all that `apply` and `snapshot` throw. Nothing is changed then.
 */
export async function regenerate(
  root: string,
  options: RegenerateOptions,
  host: RegenerateHost,
): Promise<RegenerateResult> {
  const { mode, install = true } = options;
  const { disk = nodeDisk, onProgress, signal } = host;
  const { steps, compile, report, ...told } = await inRepo(
    root,
    mode === "write",
    async (recovered) => ({
      ...(await settle(root, options, { ...host, disk })),
      ...(recovered && { recovered }),
    }),
    disk,
  );
  const isMarked = report.conflicts.some(({ lines }) => lines.length > 0);
  const run =
    mode === "write" && install && !isMarked
      ? await runSteps(root, steps, {
          ...(onProgress && { onProgress }),
          ...(signal && { signal }),
        })
      : undefined;
  const done = run?.done ?? [];
  await settleDue(root, done, disk);
  const notes =
    run && compile && done.length === steps.length
      ? await compiled(root, compile, report, host)
      : report.notes;
  return {
    root,
    mode,
    ...told,
    ...report,
    notes,
    done,
    ...(run?.failed && { failed: run.failed }),
    remaining: steps
      .filter(({ id }) => !done.includes(id))
      .map(({ command }) => shellLine(command)),
    due: dueSteps(root, disk),
  };
}

/** The notes, with what the repo's compiler says of code that may no longer fit. */
async function compiled(
  root: string,
  step: Step,
  report: Report,
  { onProgress, signal }: RegenerateHost,
): Promise<readonly Note[]> {
  onProgress?.({ step, state: "started" });
  const errors = await compileErrors(root, step, signal);
  onProgress?.({ step, state: errors?.length === 0 ? "done" : "failed" });
  return errors ? withErrors(report, errors) : report.notes;
}

type Settled = Omit<Found, "plan" | "system" | "losses" | "seen" | "changes"> & {
  steps: readonly Step[];
  /** What tells whether code still fits, where it may not. */
  compile?: Step;
  refusals: readonly Problem[];
};

/** Finds what is to be done and, in a run that writes, does it. */
async function settle(
  root: string,
  options: RegenerateOptions,
  { catalog: given, cache, disk }: RegenerateHost & { disk: Disk },
): Promise<Settled> {
  const merging = options.guest ? undefined : await mergingIn(root, disk);
  const seen = merging?.kept ?? disk;
  const inputs = inputsOf(root, options, seen);
  const asked = merging || !cache ? undefined : { root, inputs, options, cache };
  const known = asked && unchanged(asked, disk);
  if (known) return nothing(inputs.text, known, options);
  const catalog = typeof given === "function" ? await given() : given;
  const found = find(root, options, { catalog, disk: seen, ...(merging && { merging }) }, inputs);
  const said = [
    ...(inputs.guest ? guestRefusals(root, found, inputs.guest, seen) : []),
    ...(await refusalsOf(root, found, options, catalog, inputs.written, merging !== undefined)),
  ];
  const refusals = said.filter(({ severity }) => severity === "error");
  const warnings = said.filter(({ severity }) => severity === "warning");
  const earlier = dueSteps(root, seen);
  const steps = stepsAfter(root, found, earlier, disk);
  if (options.mode === "write") {
    if (refusals.length > 0) throw refused(refusals, found.blueprint);
    // Who runs the steps by hand is not reminded of them.
    const { install = true } = options;
    const due = steps.map(({ id }) => id).filter((id) => install || earlier.includes(id));
    const guest = options.guest && ({ guest: true } as const);
    apply(root, found.changes, {
      groundplan: packageJson.version,
      ...guest,
      due,
      disk,
      ...(merging && { seen }),
    });
  }
  const { changes, report, hash, problems, blueprint } = found;
  if (asked) remember(asked, changes, problems);
  const { compile } = found.plan;
  const asks = compile && hasPackages(root, disk) && mayNotFit(changes, compile);
  return {
    steps,
    ...(asks && { compile }),
    report,
    hash,
    problems: [...problems, ...warnings],
    blueprint,
    refusals,
  };
}

/** What has to be run once the changes are made: all of it where nothing was installed yet. */
function stepsAfter(
  root: string,
  { plan, changes }: Found,
  due: readonly string[],
  disk: Disk,
): readonly Step[] {
  const written = changes.filter(isWritten).map(placeOf);
  const isFresh = written.length > 0 && !hasPackages(root, disk);
  return isFresh ? plan.steps : stepsFor(plan.steps, written, due);
}

function nothing(
  blueprint: string,
  problems: readonly Problem[],
  options: RegenerateOptions,
): Settled {
  const hash = reviewHash([]);
  refuseOther(hash, options.hash);
  return { steps: [], report: reportOf([]), hash, problems, blueprint, refusals: [] };
}
