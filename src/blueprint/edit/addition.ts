/** Something that is added to a blueprint, in the language's own words. Absent is what is not said. */
export type Addition =
  | ServiceAddition
  | EntityAddition
  | FieldAddition
  | EventAddition
  | OperationAddition
  | ValueAddition
  | RoleAddition
  | ReactionAddition
  | CallAddition;

interface Described {
  description?: string;
}

export interface ServiceAddition {
  kind: "service";
  path: readonly string[];
  purpose?: string;
  api?: readonly string[];
}

export interface EntityAddition extends Described {
  kind: "entity";
  path: readonly string[];
  crud?: readonly string[];
  /** `get,list=role,role`, `get=public`. */
  allow?: readonly string[];
  /** `create=Event`. */
  emits?: readonly string[];
  state?: string;
  /** `name=type`. */
  fields?: readonly string[];
  /** `name=belongs-to Other?`. */
  relations?: readonly string[];
}

/** Of an entity, a value object, the input of an operation or an event; where the type is one of relations, a relation. */
export interface FieldAddition extends Described {
  kind: "field";
  path: readonly string[];
  type: string;
  data?: string;
  /** Operations that accept it. */
  acceptedBy?: readonly string[];
  /** Events that carry it. */
  carriedBy?: readonly string[];
}

export interface EventAddition extends Described {
  kind: "event";
  path: readonly string[];
  of?: string;
  key?: string;
  carries?: readonly string[];
  fields?: readonly string[];
  /** Operations, or `Entity.verb`. */
  emittedBy?: readonly string[];
}

export interface OperationAddition extends Described {
  kind: "operation";
  path: readonly string[];
  operation?: string;
  of?: string;
  by?: string;
  accepts?: readonly string[];
  input?: readonly string[];
  from?: readonly string[];
  to?: string;
  emits?: string;
  calls?: readonly string[];
  allow?: readonly string[];
  /** States that the entity did not have yet. */
  states?: readonly string[];
}

export interface ValueAddition {
  kind: "value";
  path: readonly string[];
  /** `name=type`. */
  fields?: readonly string[];
}

export interface RoleAddition {
  kind: "role";
  path: readonly string[];
  inherits?: readonly string[];
}

export interface ReactionAddition {
  kind: "reaction";
  path: readonly string[];
  operation: string;
  /** `input=event.field`. */
  given?: readonly string[];
  refused?: string;
  missing?: string;
}

/** An operation of another service that an operation calls. */
export interface CallAddition {
  kind: "call";
  path: readonly string[];
}
