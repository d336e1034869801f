import type { CalleeModel } from "./call.ts";
import type { EntityModel } from "./entity.ts";
import type { EventModel, ReactionModel } from "./event.ts";
import type { FieldModel } from "./field.ts";
import type { ProtoOperationModel } from "./proto.ts";
import type { OperationSample } from "./sample.ts";
import type { Names } from "./system.ts";

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
  /** Its input has no fields at all. */
  emptyInput: boolean;
  /** The pure function that decides; unique in its file. */
  rule: string;
  /** The field that finds the entity; null for create and list. */
  key: FieldModel | null;
  byId: boolean;
  /** The key as a variable: another word than its name where that is taken or JavaScript's. */
  keyVariable: string;
  keyRenamed: boolean;
  /** The input schema's fields that are taken as they are: key and picked. */
  taken: readonly FieldModel[];
  hasTaken: boolean;
  /** Stored fields that the caller does not give: what they are at the start. */
  preset: readonly FieldModel[];
  /** Of what makes a thing: fields that then have no value. */
  absent: readonly FieldModel[];
  hasAbsent: boolean;
  /** Of `replace`: fields that stay as they are. */
  kept: readonly FieldModel[];
  /** It changes something that is there. */
  changes: boolean;
  /** A `create` that stores who calls. */
  needsCaller: boolean;
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
  /** The event that it brings about; what it needs of the input is `given` there. */
  emits: EventModel | null;
  /** The event takes something of the input. */
  tellsInput: boolean;
  /** Of a command: more of the input than the key is used. */
  takesInput: boolean;
  /** Its rule is bound to its input first. */
  bindsRule: boolean;
  /** Reactions that call it, also in place of another. */
  reactions: readonly ReactionModel[];
  /** What it calls before it changes anything, and the function of its owner that does so, answering 501 until written. */
  callees: readonly CalleeModel[];
  hasCalls: boolean;
  before: string;
  /** Some function of it is its owner's; one of them takes its input. */
  ownFunctions: boolean;
  usesInput: boolean;
  /** Only its owner can say what it does: a typed function that answers 501 until written. */
  userWritten: boolean;
  /** Where its owner's functions are, from the root of the repo. */
  ruleFile: string;
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
  /** For tests. */
  sample: OperationSample;
  proto: ProtoOperationModel;
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
