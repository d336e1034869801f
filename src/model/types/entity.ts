import type { JsonValue } from "../../blueprint/types.ts";
import type { EventModel } from "./event.ts";
import type { FieldModel, ValueModel } from "./field.ts";
import type { EntitySample } from "./sample.ts";
import type { OperationKindModel, OperationModel } from "./operation.ts";
import type { ProtoEntityModel } from "./proto.ts";
import type { Names, ServiceModel } from "./system.ts";

export interface EntityModel {
  name: Names;
  plural: Names;
  service: ServiceModel;
  description: string | null;
  /** TypeScript identifiers that shadow nothing the code needs. */
  type: string;
  pluralType: string;
  variable: string;
  /** TypeScript name of a row of its table. */
  rowType: string;
  variables: string;
  /** `an order` */
  article: string;
  /** TypeScript name of the type of its keys, and the fields by which it can be found. */
  keyType: string;
  keys: readonly FieldModel[];
  hasOtherKeys: boolean;
  /** The schema of each key, for operations that need nothing else. */
  keyInputs: readonly { inputType: string; key: FieldModel; byId: boolean }[];
  /** What `operations.ts` takes from the entity's file. */
  imports: readonly { name: string; isType: boolean }[];
  hasImports: boolean;
  /** Which helpers its rules and operations use. */
  needs: NeedsModel;
  /** Folder of the slice, file stem and URL segment, kebab-case. */
  folder: string;
  file: string;
  path: string;
  table: string;
  /** `id` first, then the user's fields, then foreign keys and sets of references, then `createdAt`. */
  fields: readonly FieldModel[];
  /** Without `id`, `createdAt`. */
  ownFields: readonly FieldModel[];
  /** Those with one or two columns of the table (all but sets of references). */
  columnFields: readonly FieldModel[];
  /** Sets of references, each in a join table. */
  sets: readonly FieldModel[];
  hasSets: boolean;
  hasJson: boolean;
  /** What is stored can be asked for. */
  readable: boolean;
  /** Its rows are read: by those who ask, or for an event that tells of its end. */
  reads: boolean;
  /** `orders.id` */
  qualifiedId: string;
  references: readonly FieldModel[];
  uniques: readonly FieldModel[];
  hasUniques: boolean;
  state: FieldModel | null;
  initialState: string | null;
  /** Value objects that its fields and the inputs of its operations use. */
  uses: readonly ValueModel[];
  hasUses: boolean;
  operations: readonly OperationModel[];
  exposed: readonly OperationModel[];
  hasExposed: boolean;
  /** Something that is exposed answers with it. */
  answersExposed: boolean;
  /** A list is exposed. */
  listExposed: boolean;
  hasOperations: boolean;
  /** Some operation calls another service. */
  hasCalls: boolean;
  /** Events that tell what happened to it. */
  events: readonly EventModel[];
  hasEvents: boolean;
  /** Which of its changes an event tells of, and the functions that make those. */
  tells: {
    any: boolean;
    add: boolean;
    change: boolean;
    remove: boolean;
    functions: readonly string[];
    /** Those that tests of its operations use. */
    tested: readonly string[];
  };
  /** Something that is done to it opens a transaction, which may be part of a larger one. */
  atomic: boolean;
  /** Storing a new one takes more than a row. */
  addsMore: boolean;
  /** Transitions and other commands with a rule. */
  commands: readonly OperationModel[];
  has: Record<OperationKindModel, boolean>;
  proto: ProtoEntityModel;
  /** Two complete examples of a stored entity (JSON as REST shows it). */
  examples: readonly [JsonValue, JsonValue];
  /** For tests. */
  sample: EntitySample;
}

export interface NeedsModel {
  /** Of `whole.ts`, in rules. */
  whole: boolean;
  absent: boolean;
  conflict: boolean;
  merged: boolean;
  omit: boolean;
  patch: boolean;
  defaulted: boolean;
  /** Any of the four of `changes.ts` in rules; in operations. */
  inRules: boolean;
  inOperations: boolean;
  mergedInRules: boolean;
  omitInRules: boolean;
  callerId: boolean;
  found: boolean;
  notFound: boolean;
  problems: boolean;
  clock: boolean;
  paged: boolean;
  /** Does the port need it? */
  find: boolean;
  change: boolean;
  /** Something is found by a key. */
  key: boolean;
  /** The storage of this entity must tell apart what was asked for. */
  filter: boolean;
}
