import type { EventDeclaration, Reaction } from "./event-types.ts";

export { POLICIES } from "./event-types.ts";
export type * from "./event-types.ts";

/**
 * What the user wants, after `blueprint.yaml` was read, checked and found sound.
 * Everything named is an array in the order of the file: no key of the user's ever becomes a property of ours.
 */
export interface Blueprint {
  name: string;
  domain: Domain;
  /** Numbers the product must reach; only those that change a generated value are accepted. */
  qualities: Qualities;
  /** Chosen features of the axes that hold for the whole system: axis id → feature id. What was not said is absent. */
  platform: ReadonlyMap<string, string>;
  auth: Auth;
  services: readonly Service[];
}

export interface Domain {
  summary?: string;
  actors: readonly string[];
  useCases: readonly UseCase[];
}

export interface UseCase {
  name: string;
  actor: string;
  goal: string;
  steps: readonly OperationRef[];
}

/** `service.operation` */
export interface OperationRef {
  service: string;
  operation: string;
}

export const DATA_CLASSES = ["personal", "health", "payment", "credentials"] as const;

/**
 * What a value tells that is nobody else's business: something about a person (GDPR, article 4), about somebody's health
 * (article 9), about a means of payment (PCI DSS), or something that opens doors.
 */
export type DataClass = (typeof DATA_CLASSES)[number];

export interface Qualities {
  /** The classes of data that it holds, and no other; absent: not said. */
  data?: readonly DataClass[];
  peakRequestsPerSecond?: number;
  p99Milliseconds?: number;
  /** In percent, such as 99.9. */
  availability?: number;
}

export interface Auth {
  /** Feature id on the axis of user authentication; absent: not said. */
  users?: string;
  roles: readonly Role[];
}

export interface Role {
  name: string;
  /** The roles whose rights it has too, as written (not the closure). */
  inherits: readonly string[];
}

export interface Service {
  name: string;
  purpose?: string;
  /** Of its contracts (Semantic Versioning): `2.0.0`; absent: 1.0.0. */
  version?: string;
  /** Feature ids on the axis of API styles. */
  api: readonly string[];
  entities: readonly Entity[];
  values: readonly ValueObject[];
  operations: readonly Operation[];
  events: readonly EventDeclaration[];
  /** What it does when something happens, in the order of the file. */
  consumes: readonly Reaction[];
}

export interface ValueObject {
  name: string;
  description?: string;
  fields: readonly Field[];
}

export const CRUD = ["create", "get", "list", "replace", "update", "delete"] as const;
export type Crud = (typeof CRUD)[number];

/** What of `crud` changes something, and so can be an event. */
export const CHANGES = ["create", "replace", "update", "delete"] as const;
export type Change = (typeof CHANGES)[number];

export interface Entity {
  name: string;
  description?: string;
  crud: readonly Crud[];
  /** Who may do what of `crud`; what is absent nobody may. */
  allow: ReadonlyMap<Crud, Allow>;
  /** The events that its `crud` brings about. */
  emits: ReadonlyMap<Change, string>;
  /** The enum field that holds the state. */
  state?: string;
  fields: readonly Field[];
  relations: readonly Relation[];
}

/** `public`, or the roles as written (before inheritance); an empty list: nobody but the system itself. */
export type Allow = "public" | readonly string[];

export interface Field {
  name: string;
  description?: string;
  type: FieldType;
  optional: boolean;
  unique: boolean;
  /** What its values tell; absent: nothing that had to be kept from anybody. */
  data?: DataClass;
  /** A value of the field's own type, or the server's: `{ server: "now" }`, `{ server: "caller.id" }`. Absent: none. */
  default?: DefaultValue;
}

export type DefaultValue = { value: JsonValue } | { server: "now" | "caller.id" };
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | JsonValue[]
  | { [key: string]: JsonValue };

export type FieldType =
  | {
      kind:
        | "uuid"
        | "text"
        | "bool"
        | "email"
        | "url"
        | "date"
        | "timestamp"
        | "duration"
        | "json"
        | "money";
    }
  | { kind: "string"; minLength: number; maxLength: number }
  | { kind: "int"; minimum: number; maximum: number }
  /** `digits` in all, `scale` of them behind the point. */
  | { kind: "decimal"; digits: number; scale: number }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "list"; of: FieldType }
  /** A value object of the same service. */
  | { kind: "value"; name: string };

export type Relation =
  | { name: string; kind: "belongs-to"; target: string; optional: boolean }
  | { name: string; kind: "has-many"; target: string; cascade: boolean }
  | { name: string; kind: "many-to-many"; target: string };

export type OperationKind = "create" | "update" | "delete" | "command";

export interface Operation {
  name: string;
  description?: string;
  kind: OperationKind;
  /** The entity it is about. */
  of: string;
  /** The unique field that finds the entity; absent: its id. */
  by?: string;
  /** Fields (and belongs-to / many-to-many relations) of the entity that the caller gives. */
  accepts: readonly string[];
  /** What the caller gives besides: passed on, not stored. */
  input: readonly Field[];
  /** States from which a command may go; with `to`, a transition. */
  from: readonly string[];
  to?: string;
  /** The event of its service that it brings about. */
  emits?: string;
  /** Operations of other services that it calls before it changes anything. */
  calls: readonly OperationRef[];
  allow: Allow;
}
