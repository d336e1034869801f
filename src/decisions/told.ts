import type { DecidedBy, DecisionModel } from "../model/types.ts";

/** A choice in short. */
export interface Told {
  id: string;
  path: string;
  choice: string;
  by: DecidedBy;
  because: string;
}

/** The choices that the blueprint says or could say. */
export const toldOf = (decisions: readonly DecisionModel[]): Told[] =>
  decisions.flatMap(({ id, path, choice, by, because }) =>
    path === null ? [] : [{ id, path, choice, by, because }],
  );

/** What was left to groundplan, a line each. */
export const decidedLines = (decisions: readonly DecisionModel[]): string[] =>
  toldOf(decisions)
    .filter(({ by }) => by === "groundplan")
    .map(({ path, choice, because }) => `${path}: ${choice}, because ${because}`);
