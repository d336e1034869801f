import packageJson from "../package.json" with { type: "json" };
import { isWritten } from "./merge/review.ts";
import { stepsFor } from "./plan/steps.ts";
import { BLUEPRINT, find } from "./regenerate/find.ts";
import type { RegenerateHost, RegenerateOptions, RegenerateResult } from "./regenerate/types.ts";
import { guestRefusals } from "./regenerate/guest-refusals.ts";
import { refusalsOf } from "./regenerate/refusals.ts";
import { InputError, type Problem } from "./problem.ts";
import { apply } from "./workspace/apply.ts";
import { nodeDisk } from "./workspace/disk.ts";
import { inRepo } from "./workspace/in-repo.ts";
import { hasPackages } from "./workspace/repo-facts.ts";
import { runSteps, shellLine } from "./workspace/run-steps.ts";

export type { Rename } from "./plan/moves.ts";
export type { RegenerateHost, RegenerateOptions, RegenerateResult } from "./regenerate/types.ts";

/**
 * Plans a repo anew from its blueprint and merges that with what stands there: see "Regenerate" in the README. Files are written
 * all or none, and only with `mode: "write"`.
 * @throws {InputError} for a blueprint that is not sound, contracts that are none, and what is not allowed (`refusals`).
 * @throws {WorkspaceError} where nothing may or can be written: marks of an earlier run (GP8016), other changes than those reviewed
 * (GP8017), a repo of a later version (GP8015), and all that `apply` and `snapshot` throw. Nothing is changed then.
 */
export async function regenerate(
  root: string,
  options: RegenerateOptions,
  { catalog, disk = nodeDisk, onProgress, signal }: RegenerateHost,
): Promise<RegenerateResult> {
  const { mode, install = true } = options;
  const { plan, changes, report, ...told } = await inRepo(
    root,
    mode === "write",
    async (recovered) => {
      const found = find(root, options, { catalog, disk });
      const refusals = [
        ...(found.isGuest ? guestRefusals(root, found, options.guest === true, disk) : []),
        ...(await refusalsOf(root, found, options, catalog, disk)),
      ];
      if (mode === "write") {
        if (refusals.length > 0) throw refused(refusals, found.blueprint);
        apply(root, found.changes, {
          groundplan: packageJson.version,
          ...(options.guest && { guest: true }),
          disk,
        });
      }
      const { losses: _, seen: __, system: ___, isGuest: ____, ...rest } = found;
      return { ...rest, refusals, ...(recovered && { recovered }) };
    },
    disk,
  );
  const written = changes.filter(isWritten).map(({ path }) => path);
  const isFresh = written.length > 0 && !hasPackages(root, disk);
  const steps = isFresh ? plan.steps : stepsFor(plan.steps, written);
  const isMarked = report.conflicts.some(({ lines }) => lines.length > 0);
  const run =
    mode === "write" && install && !isMarked
      ? await runSteps(root, steps, {
          ...(onProgress && { onProgress }),
          ...(signal && { signal }),
        })
      : undefined;
  const done = run?.done ?? [];
  return {
    root,
    mode,
    ...told,
    ...report,
    done,
    ...(run?.failed && { failed: run.failed }),
    remaining: steps
      .filter(({ id }) => !done.includes(id))
      .map(({ command }) => shellLine(command)),
  };
}

/** The text is shown with problems in it, so it has to be that of all of them. */
const refused = (problems: readonly Problem[], text: string): InputError =>
  problems.every(({ file }) => file === BLUEPRINT)
    ? new InputError(problems, text)
    : new InputError(problems);
