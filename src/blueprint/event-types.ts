import type { Field, JsonValue } from "./types.ts";

/** Something that happened to an entity, told to whoever wants to know. */
export interface EventDeclaration {
  name: string;
  description?: string;
  /** The entity that it happened to. */
  of: string;
  /** The field by which events are kept in order; one of `carries`. */
  key: string;
  /** Fields (and belongs-to / many-to-many relations) of the entity as it is after the change. */
  carries: readonly string[];
  /** What the operation was given besides. */
  fields: readonly Field[];
}

/** What a service does when something happened. */
export interface Reaction {
  /** The service that tells of it, and its event. */
  service: string;
  event: string;
  /** Operation of the service that reacts. */
  do: string;
  with: readonly Given[];
  /** When its rule says no; absent: not said. */
  refused?: Policy;
  /** When there is nothing that it could be done to; absent: not said. */
  missing?: Policy;
}

/** An input of the operation, by its name in a contract: from the event's data, by way of these properties, or always the same. */
export type Given = { name: string } & ({ path: readonly string[] } | { literal: JsonValue });

export const POLICIES = ["retry", "park", "ignore"] as const;
export type PolicyWord = (typeof POLICIES)[number];

/** What follows where a reaction cannot be carried out; another operation of the same service is given what it takes of `with`. */
export type Policy = PolicyWord | { operation: string };
