import type { Finding } from "../migrations/index.ts";
import type { DecisionModel } from "../model/types.ts";

/** Who may change a file: see "Regeneration" in the README. */
export type Ownership = "generated" | "merged" | "owned";

/** A file of which all is known but what stands in it. */
export interface Draft extends Omit<PlannedFile, "contents"> {
  /** Ids of decisions of which some may stand in it. */
  ids?: readonly string[];
  /** Blank: there is no such file. */
  contents(): string;
}

export interface PlannedFile {
  /** Relative to the root of the repo, with `/`, never leaving it. */
  path: string;
  contents: string;
  ownership: Ownership;
  /** The template or emitter that made it, for people who ask where a file comes from. */
  source: string;
  /**
   * What it belongs to: the service, its entity, the operation, by the names in paths; or a process or decision. With the source it
   * tells a file from all others, wherever it stands.
   */
  owner?: readonly string[];
  executable?: boolean;
}

/** Where a file stands, and whose it is: see `PlannedFile`. */
export type Place = Pick<PlannedFile, "path" | "source" | "owner">;

/** A command to run in the repo once its files stand. */
export interface Step {
  id: string;
  /** Shown while it runs, such as "Installing packages". */
  title: string;
  command: readonly string[];
  /** The step that has to be done before; a skipped one skips those behind it. */
  after?: string;
  /** Globs of the files that it works on: where none of them changed, it need not run again. */
  inputs: readonly string[];
}

export interface PlannedPorts {
  /** A command, or null: services that are started one by one. */
  opener: string | null;
  /** `PORT_SHIFT` moves them. */
  move: boolean;
  /** Ascending, each once. */
  numbers: readonly number[];
}

export interface Plan {
  /** In the order of their paths. Each is made when it is asked for, and anew each time: who needs it twice keeps it. */
  files: Iterable<PlannedFile>;
  /** Every path that may hold a file, with what tells that file from all others; no file is made for it. */
  places: readonly Place[];
  steps: readonly Step[];
  /** Finds places in code that no longer fit: see `compile` in `base.yaml`. */
  compile?: Step;
  /** What the user should know at the end, one sentence each. */
  notes: readonly string[];
  /** What the new migrations would lose, and what they cannot do. */
  findings?: readonly MigrationFinding[];
  /** All that may be listened at on this machine, by what does. */
  ports: readonly PlannedPorts[];
  /** In the order of their records. */
  decisions: readonly PlannedDecision[];
}

export interface MigrationFinding extends Finding {
  /** As it is called now. */
  service: string;
}

export interface PlannedDecision extends DecisionModel {
  /** The files in which its id stands, beside what follows from it; `*` is any service. To read it makes those in which one may stand. */
  readonly places: readonly string[];
}

/** Yarn: only where it was there before. */
export type PackageManager = "npm" | "pnpm" | "yarn";
