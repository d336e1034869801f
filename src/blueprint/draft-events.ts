import type { DraftField } from "./draft.ts";
import type { Span, Word } from "./report.ts";
import type { Tree } from "./tree.ts";

export interface DraftEvent {
  name: Word;
  description?: string;
  of?: Word;
  key?: Word;
  carries: Word[];
  fields: DraftField[];
}

export interface DraftReaction {
  /** The two halves of `service.Event`. */
  service: Word;
  event: Word;
  do?: Word;
  with: DraftGiven[];
  /** A policy's word, or the name of an operation. */
  refused?: Word;
  missing?: Word;
}

/** What an input is given: words of a path into the event's data, or a literal that is understood by the type of the input. */
export type DraftGiven = { name: Word } & ({ path: Word[]; at: Span } | { literal: Tree });
