import packageJson from "../package.json" with { type: "json" };
import { PACKAGE_MANAGERS, planFrom, type LoadedCatalog } from "./index.ts";
import { HISTORY_FILE } from "./migrations/index.ts";
import { compare } from "./merge/compare.ts";
import { isWritten, reviewHash } from "./merge/review.ts";
import { onlyIn } from "./merge/only.ts";
import { resolve } from "./merge/resolve.ts";
import { reportOf, type Report } from "./merge/report.ts";
import type { Favor } from "./merge/text.ts";
import type { Change, Snapshot } from "./merge/types.ts";
import { movesBetween, type Rename } from "./plan/moves.ts";
import { stepsFor } from "./plan/steps.ts";
import type { Plan } from "./plan/types.ts";
import { InputError, type Problem } from "./problem.ts";
import { apply } from "./workspace/apply.ts";
import { nodeDisk, type Disk } from "./workspace/disk.ts";
import { WorkspaceError } from "./workspace/failure.ts";
import { inRepo } from "./workspace/in-repo.ts";
import type { Recovery } from "./workspace/recover.ts";
import {
  filesBeside,
  lockFor,
  marksLeft,
  packageManagerOf,
  readText,
} from "./workspace/repo-facts.ts";
import { runSteps, shellLine, type FailedStep, type StepProgress } from "./workspace/run-steps.ts";
import { snapshot } from "./workspace/snapshot.ts";

export type { Rename } from "./plan/moves.ts";

const BLUEPRINT = "blueprint.yaml";

export interface RegenerateOptions {
  /** New text of blueprint.yaml, from `add`, `rename` …; absent: the file as it stands. */
  blueprintText?: string;
  /** What got a new name in this very run, so that files move with it. */
  renames?: readonly Rename[];
  mode: "write" | "dry-run" | "check";
  /** Of the changes that were reviewed: exactly those are written, or nothing. */
  hash?: string;
  only?: "contracts";
  /** Who wins where both changed the same lines; absent: they are marked. */
  favor?: Favor;
  /** Run the plan's steps where their inputs changed (default). */
  install?: boolean;
  /** What is refused otherwise: migrations that lose data. */
  allow?: { loss?: boolean };
}

export interface RegenerateHost {
  catalog: LoadedCatalog;
  onProgress?: (progress: StepProgress) => void;
  signal?: AbortSignal;
  disk?: Disk;
}

/** What was changed, or would be. */
export interface RegenerateResult extends Report {
  root: string;
  mode: RegenerateOptions["mode"];
  /** Of the changes, for `RegenerateOptions.hash`. */
  hash: string;
  /** What may not be meant as it stands in the blueprint. */
  problems: readonly Problem[];
  /** The blueprint's text that all this was made from. */
  blueprint: string;
  /** Ids of the steps that were done. */
  done: readonly string[];
  failed?: FailedStep;
  /** Commands that are still to be run in the repo, in this order. */
  remaining: readonly string[];
  /** What an interrupted earlier run had left, and what was done with it. */
  recovered?: Recovery;
}

interface Found extends Pick<RegenerateResult, "problems" | "blueprint"> {
  plan: Plan;
  changes: readonly Change[];
  /** Where the user moved files: old path → new path. */
  moved: ReadonlyMap<string, string>;
  hash: string;
  recovered?: Recovery;
}

/**
 * Plans a repo anew from its blueprint and merges that with what stands there: see "Regenerate" in the README. Files are written
 * all or none, and only with `mode: "write"`.
 * @throws {InputError} for a blueprint that is not sound.
 * @throws {WorkspaceError} where nothing may or can be written: marks of an earlier run (GP8016), other changes than those reviewed
 * (GP8017), a repo of a later version (GP8015), and all that `apply` and `snapshot` throw. Nothing is changed then.
 */
export async function regenerate(
  root: string,
  options: RegenerateOptions,
  host: RegenerateHost,
): Promise<RegenerateResult> {
  const { disk = nodeDisk } = host;
  const found = await inRepo(
    root,
    options.mode === "write",
    (recovered) => {
      const wanted = find(root, options, host.catalog, disk);
      if (options.mode === "write")
        apply(root, wanted.changes, { groundplan: packageJson.version, disk });
      return { ...wanted, ...(recovered && { recovered }) };
    },
    disk,
  );
  const { plan, changes, moved, ...told } = found;
  const steps = stepsFor(
    plan.steps,
    changes.filter(isWritten).map(({ path }) => path),
  );
  const run =
    options.mode === "write" && (options.install ?? true)
      ? await runSteps(root, steps, stepOptions(host))
      : undefined;
  const done = run?.done ?? [];
  const remaining = steps.filter(({ id }) => !done.includes(id));
  return {
    root,
    mode: options.mode,
    ...told,
    ...reportOf(changes, moved),
    done,
    ...(run?.failed && { failed: run.failed }),
    remaining: remaining.map(({ command }) => shellLine(command)),
  };
}

function find(root: string, options: RegenerateOptions, catalog: LoadedCatalog, disk: Disk): Found {
  const { files: known } = lockFor(root, packageJson.version, disk);
  refuseMarks(root, disk);
  const stands = readText(root, BLUEPRINT, disk)?.replace(/^\uFEFF/, "");
  const text = options.blueprintText ?? stands;
  if (text === undefined || stands === undefined)
    throw new WorkspaceError(
      "GP8018",
      `There is no ${BLUEPRINT} that could be read in ${root}`,
      "Restore it from git.",
    );
  const packageManager = PACKAGE_MANAGERS.find((one) => one === packageManagerOf(root, disk));
  const { renames = [], allow } = options;
  const history = readText(root, HISTORY_FILE, disk);
  const migrations = [...known.keys()].filter((path) => path.endsWith(".sql"));
  const repo = {
    files: filesBeside(root, migrations, disk),
    ...(history !== undefined && { history }),
  };
  const planned = (blueprint: string, names: readonly Rename[] = []) => {
    const made = planFrom(blueprint, BLUEPRINT, catalog, {
      ...(packageManager && { packageManager }),
      repo: { ...repo, renames: names },
    });
    if (!made.plan) throw new InputError(made.problems, blueprint);
    return { ...made, plan: made.plan };
  };
  const { plan, problems, losses } = planned(text, renames);
  if (losses.length > 0 && !allow?.loss && !options.only) throw new InputError(losses, text);
  const moves =
    renames.length === 0
      ? new Map<string, string>()
      : movesBetween(planned(stands).plan.places, plan.places, renames);
  const files = [...plan.files];
  const seen = snapshot(root, { files }, disk, moves);
  const all = compare({ files }, seen);
  const isTaken = (path: string) => disk.lstat(`${root}/${path}`) !== undefined;
  const settled = resolve(withBlueprint(all, options.blueprintText, seen), {
    ...(options.favor && { favor: options.favor }),
    isTaken,
  });
  const changes = [...(options.only ? onlyIn(options.only, settled) : settled)];
  const hash = reviewHash(changes);
  if (options.hash !== undefined && options.hash !== hash)
    throw new WorkspaceError(
      "GP8017",
      `The changes are no longer those that were reviewed as ${options.hash}`,
      "Nothing was changed. See them again: groundplan regenerate --dry-run.",
    );
  return { plan, problems, blueprint: text, changes, moved: new Map(), hash };
}

/** The blueprint is the user's, but who gives a new text of it wants that written. */
function* withBlueprint(
  changes: Iterable<Change>,
  text: string | undefined,
  { files }: Snapshot,
): Generator<Change> {
  for (const change of changes) {
    const was = files.get(BLUEPRINT)?.sha256;
    if (change.path !== BLUEPRINT || change.kind !== "same" || !change.next) yield change;
    else if (text === undefined || change.why === "equal" || was === undefined)
      yield { ...change, changed: false };
    else yield { kind: "update", path: BLUEPRINT, next: change.next, was };
  }
}

function refuseMarks(root: string, disk: Disk): void {
  const marks = marksLeft(root, disk);
  if (marks.length === 0) return;
  throw new WorkspaceError(
    "GP8016",
    `Conflicts of the last run still stand in ${marks.map(({ path, line }) => `${path}:${line}`).join(", ")}`,
    "Keep what is right of each, remove the lines with the marks, then run it again.",
  );
}

const stepOptions = ({ onProgress, signal }: RegenerateHost) => ({
  ...(onProgress && { onProgress }),
  ...(signal && { signal }),
});
