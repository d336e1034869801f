import type { DataClass, JsonValue } from "../../blueprint/types.ts";
import type { EntityModel } from "./entity.ts";
import type { ProtoEnumModel, ProtoValueModel } from "./proto.ts";
import type { Names } from "./system.ts";

export interface FieldModel {
  /** Property name, as in the blueprint; for a reference `<relation>Id`, for a set `<relation singular>Ids`. */
  name: string;
  names: Names;
  description: string | null;
  type: TypeModel;
  required: boolean;
  optional: boolean;
  /** A list that may be absent. Protobuf cannot say that of a list: there an empty one is none. */
  optionalList: boolean;
  unique: boolean;
  /** The class of data that it is marked with; a value object in it may have marks of its own. */
  data: DataClass | null;
  isId: boolean;
  isCreatedAt: boolean;
  isState: boolean;
  isReference: boolean;
  isSet: boolean;
  /** Stored as JSON text. */
  isJson: boolean;
  /** Name of the constraint of a unique column. */
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
  /** Field name in a .proto file, and the property that generated code makes of it. */
  proto: string;
  protoProperty: string;
  examples: readonly [JsonValue, JsonValue];
}

export interface ReferenceModel {
  /** Name of the relation, as `accepts` says it. */
  relation: string;
  target: EntityModel;
  /** The target is the entity itself. */
  self: boolean;
  cascade: boolean;
  /** Of a set: its join table and the two columns. */
  joinTable: string | null;
  ownColumn: string | null;
  targetColumn: string | null;
}

export interface ValueModel {
  name: Names;
  /** TypeScript identifier of its type and its schema. */
  type: string;
  description: string | null;
  fields: readonly FieldModel[];
  /** Value objects its fields use. */
  uses: readonly ValueModel[];
  proto: ProtoValueModel;
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
  /** Of an enum. */
  proto: ProtoEnumModel | null;
  /** A value is the same in a message of protobuf as in the domain. */
  same: boolean;
}
