import type { Form } from "../names.ts";

/** What an edit may be about. */
export const KINDS = ["service", "entity", "field", "event", "operation"] as const;
export type Kind = (typeof KINDS)[number];

/** How names of each kind are formed. */
export const FORM_OF: Record<Kind, Form> = {
  service: "kebab",
  entity: "pascal",
  field: "camel",
  event: "pascal",
  operation: "camel",
};

/** Each kind with its article. */
export const CALLED: Record<Kind, string> = {
  service: "a service",
  entity: "an entity",
  field: "a field",
  event: "an event",
  operation: "an operation",
};
