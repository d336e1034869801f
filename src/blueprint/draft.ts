import type { DraftCall } from "./calls.ts";
import type { DeclaredData } from "./data-classes.ts";
import type { DraftEvent, DraftReaction } from "./draft-events.ts";
import type { Span, Word } from "./report.ts";
import type { Crud, DataClass, FieldType, JsonValue, OperationKind, Qualities } from "./types.ts";

/** A blueprint as it was read: each name with its place, references not yet followed, what could not be read left out. */
export interface Draft {
  name?: Word;
  summary?: string;
  actors: Word[];
  useCases: DraftUseCase[];
  qualities: DraftQualities;
  /** `qualities.data`; absent: not said. */
  data?: DeclaredData;
  platform: Map<string, Word>;
  users?: string;
  /** Something in `auth` could not be read, and may have been what is missed. */
  authUnsure?: boolean;
  roles: DraftRole[];
  services: DraftService[];
}

export type DraftQualities = {
  [K in Exclude<keyof Qualities, "data">]?: { value: number; at: Span };
};

export interface DraftUseCase {
  name: Word;
  actor?: Word;
  goal?: string;
  steps: Word[];
}

export interface DraftRole {
  name: Word;
  inherits: Word[];
}

export interface DraftService {
  name: Word;
  purpose?: string;
  /** `2.0.0` */
  version?: string;
  api: string[];
  entities: DraftEntity[];
  values: DraftValue[];
  operations: DraftOperation[];
  events: DraftEvent[];
  consumes: DraftReaction[];
  /** What `consumes` names without a service. */
  unplaced?: Word[];
}

export interface DraftValue {
  name: Word;
  description?: string;
  fields: DraftField[];
}

export interface DraftEntity {
  name: Word;
  description?: string;
  crud: { verb: Crud; at: Span }[];
  /** Something in `crud` could not be read, and may have been what is missed. */
  crudUnsure: boolean;
  allow: { verb: Word; who: DraftAllow }[];
  /** By verbs of `crud` that change something. */
  emits: { verb: Word; event: Word }[];
  state?: Word;
  fields: DraftField[];
  relations: DraftRelation[];
}

export type DraftAllow = "public" | Word[];

export interface DraftField {
  name: Word;
  description?: string;
  /** Absent: it was refused, and nothing more is said about this field. */
  type?: FieldType;
  /** Words of its type that name a value object. */
  uses: Word[];
  optional: boolean;
  unique: boolean;
  data?: DataClass;
  default?: DraftDefault;
}

export type DraftDefault = ({ value: JsonValue } | { server: "now" | "caller.id" }) & { at: Span };

export interface DraftRelation {
  name: Word;
  kind: "belongs-to" | "has-many" | "many-to-many";
  target: Word;
  optional: boolean;
  cascade: boolean;
}

export interface DraftOperation {
  name: Word;
  description?: string;
  kind?: OperationKind;
  of?: Word;
  by?: Word;
  accepts: Word[];
  input: DraftField[];
  from: Word[];
  to?: Word;
  emits?: Word;
  calls: DraftCall[];
  /** What `calls` names without a service. */
  unplaced?: Word[];
  allow: DraftAllow;
}
