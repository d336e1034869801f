import type { FieldModel, TransitionModel } from "./types.ts";

/** From some states (none named: from all) to one: refused in every other. */
export function transitionOf(
  field: FieldModel,
  from: readonly string[],
  to: string,
): TransitionModel {
  const refused =
    from.length === 0 ? [] : field.type.values.filter((state) => !from.includes(state));
  return {
    field,
    from,
    to,
    guarded: refused.length > 0,
    refused,
    hasRefused: refused.length > 0,
    start: from[0] ?? field.type.values[0]!,
  };
}
