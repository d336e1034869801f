import type { Form } from "../names.ts";

/** What has a name of its own. */
export const NAMED = ["service", "entity", "field", "event", "operation", "value", "role"] as const;
export type NamedKind = (typeof NAMED)[number];

/** What an edit may be about: reactions and calls are called after what they name. */
export const KINDS = [...NAMED, "reaction", "call"] as const;
export type Kind = (typeof KINDS)[number];

/** How names of each kind are formed. */
export const FORM_OF: Record<NamedKind, Form> = {
  service: "kebab",
  entity: "pascal",
  field: "camel",
  event: "pascal",
  operation: "camel",
  value: "pascal",
  role: "kebab",
};

/** Each kind with its article. */
export const CALLED: Record<Kind, string> = {
  service: "a service",
  entity: "an entity",
  field: "a field",
  event: "an event",
  operation: "an operation",
  value: "a value object",
  role: "a role",
  reaction: "a reaction",
  call: "a call",
};

/** How the path of each kind is written. */
export const PATHS: Record<Kind, string> = {
  service: "service",
  entity: "service.Entity",
  field: "service.Entity.field",
  event: "service.Event",
  operation: "service.operation",
  value: "service.Value",
  role: "role",
  reaction: "service.source.Event",
  call: "service.operation.other.operation",
};

/** Whether something can have another name. */
export const isNamed = (kind: Kind): kind is NamedKind => NAMED.some((one) => one === kind);
