import type { JsonValue } from "../blueprint/types.ts";

/**
 * The facts that templates and contracts need. Every key is always there (`null` or `false` where it says nothing),
 * since templates are strict. Names are safe in the place their key names; texts are the user's and need a helper.
 */
export interface SystemModel {
  name: Names;
  /** npm scope of the workspaces, such as `@acme`. */
  scope: string;
  /** The command that runs scripts. */
  packageManager: string;
  summary: string | null;
  roles: readonly RoleModel[];
  hasRoles: boolean;
  actors: readonly string[];
  useCases: readonly UseCaseModel[];
  qualities: { peakRequestsPerSecond: number | null; p99Milliseconds: number | null };
  limits: LimitsModel;
  services: readonly ServiceModel[];
}

/** What follows from the qualities: the numbers of the generated configuration. */
export interface LimitsModel {
  requestTimeoutMs: number;
  statementTimeoutMs: number;
  poolSize: number;
}

export interface UseCaseModel {
  name: Names;
  actor: string;
  goal: string;
  steps: readonly { service: Names; operation: Names }[];
}

/** One name in all cases. `words` is lower-case with spaces, `title` starts with a capital. */
export interface Names {
  camel: string;
  pascal: string;
  kebab: string;
  snake: string;
  constant: string;
  words: string;
  title: string;
}

export interface RoleModel {
  name: string;
  inherits: readonly string[];
  /** Itself and everything it inherits, sorted. */
  all: readonly string[];
}

export interface ServiceModel {
  name: Names;
  system: SystemModel;
  purpose: string | null;
  /** Port for HTTP/1.1; the one for HTTP/2 is a thousand higher. Unique in the system. */
  port: number;
  http2Port: number;
  /** Functions of the service's modules. */
  appName: string;
  appsName: string;
  devName: string;
  /** PostgreSQL schema. */
  schema: string;
  /** Protobuf package, such as `orders.v1`, and service name, such as `OrdersService`. */
  protoPackage: string;
  protoService: string;
  entities: readonly EntityModel[];
  values: readonly ValueModel[];
  hasValues: boolean;
  /** All operations of all entities, in order. */
  operations: readonly OperationModel[];
  /** Those that somebody may call: only these stand in contracts. */
  exposed: readonly OperationModel[];
  /** Entities with at least one exposed operation. */
  exposedEntities: readonly EntityModel[];
  hasExposed: boolean;
  /** Value objects in an order in which each comes after those it uses; likewise entities after those they reference. */
  entitiesByDependency: readonly EntityModel[];
}

export interface ValueModel {
  name: Names;
  /** TypeScript identifier of its type and its schema. */
  type: string;
  description: string | null;
  fields: readonly FieldModel[];
  /** Value objects its fields use. */
  uses: readonly ValueModel[];
}

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
  /** Somebody reads it back. */
  reads: boolean;
  /** `orders.id` */
  qualifiedId: string;
  references: readonly FieldModel[];
  uniques: readonly FieldModel[];
  hasUniques: boolean;
  state: FieldModel | null;
  initialState: string | null;
  /** Value objects its fields use. */
  uses: readonly ValueModel[];
  hasUses: boolean;
  operations: readonly OperationModel[];
  exposed: readonly OperationModel[];
  hasExposed: boolean;
  /** A list is exposed. */
  restPages: boolean;
  hasOperations: boolean;
  /** Transitions and other commands with a rule. */
  commands: readonly OperationModel[];
  has: Record<OperationKindModel, boolean>;
  /** Two complete examples of a stored entity (JSON as REST shows it). */
  examples: readonly [JsonValue, JsonValue];
}

export interface NeedsModel {
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
  /** The storage of this entity must tell apart what was asked for. */
  filter: boolean;
}

export interface FieldModel {
  /** Property name, as in the blueprint; for a reference `<relation>Id`, for a set `<relation singular>Ids`. */
  name: string;
  names: Names;
  description: string | null;
  type: TypeModel;
  required: boolean;
  optional: boolean;
  unique: boolean;
  isId: boolean;
  isCreatedAt: boolean;
  isState: boolean;
  isReference: boolean;
  isSet: boolean;
  /** Stored as JSON text. */
  isJson: boolean;
  /** Name that PostgreSQL gives to the constraint of a unique column. */
  constraint: string;
  /** Unique beside the id. */
  isUnique: boolean;
  /** Column; for money the first of two. */
  column: string;
  moneyColumns: { amount: string; currency: string } | null;
  default: JsonValue | null;
  hasDefault: boolean;
  /** The default is text, and so are enum values and decimals. */
  defaultIsText: boolean;
  defaultIsList: boolean;
  /** Default by the server. */
  defaultNow: boolean;
  defaultCaller: boolean;
  anyDefault: boolean;
  /** For references and sets. */
  reference: ReferenceModel | null;
  /** Field name in a .proto file. */
  proto: string;
  examples: readonly [JsonValue, JsonValue];
}

export interface ReferenceModel {
  target: EntityModel;
  /** The target is the entity itself. */
  self: boolean;
  cascade: boolean;
  /** Of a set: its join table and the two columns. */
  joinTable: string | null;
  ownColumn: string | null;
  targetColumn: string | null;
}

export type TypeKind =
  | "uuid"
  | "string"
  | "text"
  | "int"
  | "decimal"
  | "money"
  | "bool"
  | "email"
  | "url"
  | "date"
  | "timestamp"
  | "duration"
  | "json"
  | "enum"
  | "list"
  | "value";

export interface TypeModel {
  kind: TypeKind;
  is: Record<TypeKind, boolean>;
  minLength: number | null;
  maxLength: number | null;
  pattern: string | null;
  minimum: number | null;
  maximum: number | null;
  /** An int with limits of its own. */
  bounded: boolean;
  /** An int that does not fit 32 bits. */
  big: boolean;
  digits: number | null;
  scale: number | null;
  values: readonly string[];
  /** Of a list. */
  of: TypeModel | null;
  value: ValueModel | null;
  /** Of an enum: `<Owner><Field>`, such as `OrderStatus`; unique in the service. */
  enumName: Names | null;
}

export const OPERATION_KINDS = [
  "create",
  "get",
  "list",
  "replace",
  "update",
  "delete",
  "command",
] as const;
export type OperationKindModel = (typeof OPERATION_KINDS)[number];

export interface OperationModel {
  name: Names;
  entity: EntityModel;
  kind: OperationKindModel;
  is: Record<OperationKindModel, boolean>;
  /** It came from `crud`, not from `operations`. */
  crud: boolean;
  /** One line, always there. */
  summary: string;
  description: string | null;
  /** TypeScript identifier of its input: schema and type. */
  inputType: string;
  /** Another operation, or the kit, has the schema. */
  sharedInput: boolean;
  /** The pure function that decides; unique in its file. */
  rule: string;
  /** The field that finds the entity; null for create and list. */
  key: FieldModel | null;
  byId: boolean;
  /** The input schema's fields that are taken as they are: key and picked. */
  taken: readonly FieldModel[];
  hasTaken: boolean;
  /** Stored fields that the caller does not give: what they are at the start. */
  preset: readonly FieldModel[];
  /** Of `replace`: fields that stay as they are. */
  kept: readonly FieldModel[];
  /** It changes something that is there. */
  changes: boolean;
  /** Its rule is given the input without the key. */
  passesInput: boolean;
  /** It has a pure function in the entity's file. */
  hasRule: boolean;
  /** What is refused, as a sentence: `The order cannot become paid`. */
  refusal: string;
  /** What the caller gives beside the key, in order: accepted fields, then `input`. Of a list: the filters. */
  inputs: readonly InputModel[];
  accepts: readonly InputModel[];
  hasAccepts: boolean;
  hasInputs: boolean;
  /** The same inputs by how the schema takes them from the entity's. */
  picked: readonly FieldModel[];
  hasPicked: boolean;
  /** With a default: the caller may leave them out. */
  defaulted: readonly FieldModel[];
  hasDefaulted: boolean;
  /** May be left out, or removed by null where optional. */
  patched: readonly FieldModel[];
  hasPatched: boolean;
  /** Passed on, not stored; of a list: the filters. */
  passed: readonly InputModel[];
  hasPassed: boolean;
  transition: TransitionModel | null;
  /** Only its owner can say what it does: a typed function that answers 501 until written. */
  userWritten: boolean;
  public: boolean;
  /** As written. */
  allow: readonly string[];
  nobody: boolean;
  exposed: boolean;
  /** All roles, divided with inheritance. */
  allowedRoles: readonly string[];
  deniedRoles: readonly string[];
  http: HttpModel;
  /** `PlaceOrder`; request and response are this with `Request` and `Response`. */
  rpc: string;
}

export interface TransitionModel {
  field: FieldModel;
  /** Empty: from every state. */
  from: readonly string[];
  to: string;
  guarded: boolean;
  /** The states from which it is refused. */
  refused: readonly string[];
  hasRefused: boolean;
  /** A state from which it may go. */
  start: string;
}

export interface InputModel {
  field: FieldModel;
  /** The caller may leave it out. */
  optional: boolean;
  /** `null` removes the value (merge patch, RFC 7396). */
  nullable: boolean;
  /** Stored in the entity; else passed on. */
  stored: boolean;
}

export interface HttpModel {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With `{id}`. */
  path: string;
  /** The collection's. */
  base: string;
  status: number;
}
