import type { Allow, Crud } from "../blueprint/types.ts";

/** What was said in the questions. It is complete from the start: what was not asked yet has its default. */
export interface Answers {
  name: string;
  summary: string;
  /** Where the choice stands in the blueprint → what was chosen; what is left to groundplan is absent. */
  choices: ReadonlyMap<string, Chosen>;
  roles: readonly RoleAnswer[];
  peakRequestsPerSecond?: string;
  services: readonly ServiceAnswers[];
}

/** One feature of an axis that takes one, or a list of an axis that takes several. */
export type Chosen = string | readonly string[];

export interface RoleAnswer {
  name: string;
  inherits: readonly string[];
}

export interface ServiceAnswers {
  name: string;
  entities: readonly EntityAnswers[];
}

export interface EntityAnswers {
  name: string;
  fields: readonly FieldAnswer[];
  crud: readonly Crud[];
  transitions: readonly Transition[];
  read: Allow;
  change: Allow;
}

/** A field in the one-line language, or a relation in the words of the blueprint. */
export interface FieldAnswer {
  name: string;
  type: string;
}

export interface Transition {
  verb: string;
  from: readonly string[];
  to: string;
}

/** An entity of which nothing was said yet. */
export const newEntity = (name: string): EntityAnswers => ({
  name,
  fields: [{ name: "name", type: "string(80)" }],
  crud: ["create", "get", "list", "replace", "update", "delete"],
  transitions: [],
  read: "public",
  change: "public",
});

/** A service of which nothing was said yet. */
export const newService = (name: string): ServiceAnswers => ({
  name,
  entities: [newEntity("Item")],
});
