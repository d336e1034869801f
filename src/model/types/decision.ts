/** What was decided, by whom, from what and against what: a record of its own in the repo. Prose holds code between backticks. */
export interface DecisionModel {
  /** `D-broker`; stands beside what follows from it. */
  id: string;
  /** Name of its record, without an ending: `0040-broker`. */
  file: string;
  label: string;
  question: string;
  /** Where the blueprint says it; null: nowhere, it follows from other things. */
  path: string | null;
  context: string;
  /** What it depends on; `main` is what decided. */
  drivers: readonly DriverModel[];
  main: DriverModel;
  options: readonly OptionModel[];
  /** What was chosen, for one line: `NATS`. */
  choice: string;
  by: DecidedBy;
  /** How a sentence about the choice ends that goes "…, because". */
  because: string;
  /** Where services differ: who has which. */
  answers: readonly AnswerModel[];
  hasAnswers: boolean;
  consequences: readonly string[];
  hasConsequences: boolean;
  numbers: readonly NumberModel[];
  hasNumbers: boolean;
}

/** The blueprint says it; it leaves it to groundplan, or it follows from its numbers; nothing was said. */
export type DecidedBy = "you" | "groundplan" | "default";

/** Something that a decision depends on. */
export interface DriverModel {
  path: string;
  /** As the blueprint says it; null: it says nothing, or says it in several places. */
  value: string | null;
  /** Path and value, as they stand there. */
  quote: string;
  /** Names that were counted, in the order of the file; not all where there are many. */
  words: readonly string[];
  hasWords: boolean;
  /** How many were left out. */
  more: number;
  /** What it means; null: it speaks for itself. */
  text: string | null;
}

export interface OptionModel {
  label: string;
  chosen: boolean;
  hint: string;
  good: readonly string[];
  bad: readonly string[];
}

export interface AnswerModel {
  choice: string;
  services: readonly string[];
  by: DecidedBy;
}

/** A number with the way to it. */
export interface NumberModel {
  label: string;
  /** Those that have it. */
  services: readonly string[];
  ofAll: boolean;
  /** Arithmetic with all values in it, and its result: `2 × 250 ms = 500 ms`. */
  formula: string;
  value: number;
  unit: string;
  /** By what it is set; null: nowhere by hand. */
  key: string | null;
}
