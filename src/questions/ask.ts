/** A word that may be chosen, and what people see of it. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface Question {
  message: string;
  /** One line that helps; it goes when the answer is there. */
  hint?: string;
  /** Esc rejects with `Back`. */
  back?: boolean;
  /** Lines that are shown to whoever answers `?`; then the question comes again. */
  help?: string;
}

export interface TextQuestion extends Question {
  default?: string;
  /** The default stands in the line from the start, to be edited. */
  edit?: boolean;
  /** The answer is names; the keys of what is asked about one of them begin with this key and the name. */
  names?: boolean;
  /** What an empty answer means. */
  empty?: string;
  /** What is wrong with an answer, or undefined. */
  check?: (text: string) => string | undefined;
}

export interface SelectQuestion extends Question {
  choices: readonly Choice[];
  default?: string;
}

export interface CheckboxQuestion extends Question {
  choices: readonly Choice[];
  default: readonly string[];
  /** What it means that nothing is chosen. */
  empty?: string;
  /** At least one. */
  required?: boolean;
  /** What is wrong with an answer, or undefined. */
  check?: (chosen: readonly string[]) => string | undefined;
}

export interface ConfirmQuestion extends Question {
  default: boolean;
}

/**
 * Asks somebody. Each question has a key that stays the same from run to run, such as `services.core.api`,
 * so that its answer can be remembered.
 */
export interface Ask {
  text(key: string, question: TextQuestion): Promise<string>;
  select(key: string, question: SelectQuestion): Promise<string>;
  checkbox(key: string, question: CheckboxQuestion): Promise<string[]>;
}

/** Asks also what is not remembered. */
export interface AskAll extends Ask {
  /** A choice out of many: what is typed narrows them down. */
  search(key: string, question: SelectQuestion): Promise<string>;
  confirm(key: string, question: ConfirmQuestion): Promise<boolean>;
}
