import type { LoadedCatalog } from "../index.ts";
import type { Report } from "../merge/report.ts";
import type { Favor } from "../merge/text.ts";
import type { Backfill } from "../migrations/index.ts";
import type { Rename } from "../plan/moves.ts";
import type { Problem } from "../problem.ts";
import type { Disk } from "../workspace/disk.ts";
import type { PlanCache } from "../workspace/plan-cache.ts";
import type { Recovery } from "../workspace/recover.ts";
import type { FailedStep, StepProgress } from "../workspace/run-steps.ts";

export interface RegenerateOptions {
  /** New text of blueprint.yaml, from `add`, `rename` …; absent: the file as it stands. */
  blueprintText?: string;
  /** What got a new name in this very run, so that files move with it and columns are renamed. */
  renames?: readonly Rename[];
  /** What rows get that are there, in fields that are new or become required in this very run. */
  backfills?: readonly Backfill[];
  mode: "write" | "dry-run" | "check";
  /** Of the changes that were reviewed: exactly those are written, or nothing. */
  hash?: string;
  only?: "contracts";
  /** Who wins where both changed the same lines; absent: they are marked. */
  favor?: Favor;
  /** What is refused otherwise: changes of contracts that break those who rely on them, migrations that lose data. */
  allow?: { breaking?: boolean; loss?: boolean };
  /** The result has the text of each changed file before and after. */
  texts?: boolean;
  /** Without a word of groundplan: what `eject` leaves. */
  ejected?: boolean;
  /** The repo was there before, and groundplan comes to it for the first time. */
  guest?: boolean;
  /** Run the plan's steps where their inputs changed (default). */
  install?: boolean;
}

export interface RegenerateHost {
  /** Loaded only where a plan is made, if it can be. */
  catalog: LoadedCatalog | (() => Promise<LoadedCatalog>);
  /** Absent: a plan is made each time. */
  cache?: PlanCache;
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
  /** Why nothing is written: each would have to be allowed. With `mode: "write"` they are thrown. */
  refusals: readonly Problem[];
  /** The blueprint's text that all this was made from. */
  blueprint: string;
  /** Ids of the steps that were done. */
  done: readonly string[];
  failed?: FailedStep;
  /** Commands that are still to be run in the repo, in this order. */
  remaining: readonly string[];
  /** Ids of the steps that are remembered for the next run. */
  due: readonly string[];
  /** What an interrupted earlier run had left, and what was done with it. */
  recovered?: Recovery;
}
