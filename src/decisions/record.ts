import type { DecisionModel } from "../model/types.ts";

type Part = Omit<DecisionModel, "id" | "file" | "hasAnswers" | "hasConsequences" | "hasNumbers">;

/** A decision, named and numbered: `order` never depends on what else is decided. */
export const recordOf = (id: string, order: number, part: Part): DecisionModel => ({
  id: `D-${id}`,
  file: `${String(order).padStart(4, "0")}-${id}`,
  ...part,
  hasAnswers: part.answers.length > 0,
  hasConsequences: part.consequences.length > 0,
  hasNumbers: part.numbers.length > 0,
});
