import type { FORMS } from "./names.ts";

export type Schema = Record<string, unknown>;

/** A map with these keys and no other. */
export function closed(properties: Schema, required: readonly string[] = []): Schema {
  return {
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties,
    additionalProperties: false,
  };
}

/** A map whose keys are the user's own names of one form. */
export function named(
  form: keyof typeof FORMS,
  value: Schema,
  description: string,
  limits: Schema = {},
): Schema {
  return {
    description,
    type: "object",
    ...limits,
    propertyNames: { $ref: `#/$defs/${form}` },
    additionalProperties: value,
  };
}
