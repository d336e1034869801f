import type { Finding } from "../migrations/index.ts";
import type { DecisionModel } from "../model/types.ts";

/** Who may change a file: see "Regeneration" in the README. */
export type Ownership = "generated" | "merged" | "owned";

/** A file of which all is known but what stands in it. */
export interface Draft extends Omit<PlannedFile, "contents"> {
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
  executable?: boolean;
}

/** A command to run in the repo once its files stand. */
export interface Step {
  id: string;
  /** Shown while it runs, such as "Installing packages". */
  title: string;
  command: readonly string[];
  /** The step that has to be done before; a skipped one skips those behind it. */
  after?: string;
}

export interface Plan {
  /** In the order of their paths. Each is made when it is asked for, and anew each time: who needs it twice keeps it. */
  files: Iterable<PlannedFile>;
  steps: readonly Step[];
  /** What the user should know at the end, one sentence each. */
  notes: readonly string[];
  /** What the new migrations would lose, and what they cannot do. */
  findings?: readonly MigrationFinding[];
  /** At which processes serve, in the order of the services. */
  ports: readonly number[];
  /** In the order of their records. */
  decisions: readonly PlannedDecision[];
}

export interface MigrationFinding extends Finding {
  /** As it is called now. */
  service: string;
}

export interface PlannedDecision extends DecisionModel {
  /** The files in which its id stands, beside what follows from it; `*` is any service. To read it makes all files, the first time. */
  readonly places: readonly string[];
}
