import type { ValueModel } from "./field.ts";
import type { OperationModel } from "./operation.ts";
import type { LiteralModel } from "./sample.ts";

/** How a service stands in its .proto file, and in the code that protoc-gen-es makes of it. */
export interface ProtoServiceModel {
  /** Where the file is, without its ending: `orders/v1/orders`. */
  file: string;
  /** Value objects that stand in it, in an order in which each comes after those it uses, and their enums. */
  values: readonly ValueModel[];
  hasValues: boolean;
  enums: readonly ProtoEnumModel[];
  hasEnums: boolean;
  /** Its mapping needs the kit's helpers. */
  needsKit: boolean;
  /** For tests: there is something to call; something is created; the first list, and the first update that can remove something. */
  hasCalls: boolean;
  creates: boolean;
  pages: OperationModel | null;
  update: OperationModel | null;
}

export interface ProtoEntityModel {
  /** The message in the .proto file, and the generated type. */
  message: string;
  shape: string;
  /** The function that makes the message; what it calls the entity, and others call the operations. */
  toMessage: string;
  variable: string;
  variables: string;
  /** The property of responses that holds one, and many. */
  property: string;
  properties: string;
  /** It is in some response. */
  sent: boolean;
  /** Enums that stand in it or in requests about it. */
  enums: readonly ProtoEnumModel[];
  hasEnums: boolean;
  /** Functions for value objects that its mapping calls. */
  functions: readonly string[];
  hasFunctions: boolean;
  /** Generated code is there for its types alone. */
  onlyTypes: boolean;
  /**
   * For tests: the first example in Protobuf's JSON, where all properties are called as in the domain only those that are not the
   * same there, and the operations that can be called with it.
   */
  likeExample: boolean;
  example: LiteralModel["entries"];
  calls: readonly OperationModel[];
  hasCalls: boolean;
}

export interface ProtoValueModel {
  message: string;
  shape: string;
  toMessage: string;
  fromMessage: string;
  variable: string;
  sent: boolean;
  received: boolean;
}

export interface ProtoEnumModel {
  /** In the .proto file, and the generated object. */
  name: string;
  shape: string;
  /** The constant in the service's code that maps its values. */
  variable: string;
  constants: readonly ProtoConstantModel[];
}

/** One value of an enum: the constant in the .proto file, and the property of the generated object. */
export interface ProtoConstantModel {
  value: string;
  constant: string;
  property: string;
}

export interface ProtoOperationModel {
  /** Method of the generated service. */
  method: string;
  /** The generated schema of the request. */
  schema: string;
  /** It has a field mask (AIP-134) that says which of its fields count. */
  masked: boolean;
  /** Its key, the same in a message as in the domain, is all that it needs. */
  flat: boolean;
  call: ProtoCallModel | null;
}

/** How a test calls an operation with the first example, in Protobuf's JSON. */
export interface ProtoCallModel {
  keyed: boolean;
  /** What the example does not hold. */
  passed: LiteralModel["entries"];
  hasPassed: boolean;
  /** Properties of the example that are not taken from the request. */
  beside: readonly string[];
  /** The state from which it goes, where the example is in another, and the one in which it ends. */
  start: string | null;
  end: LiteralModel["entries"] | null;
  /** An empty request is refused. */
  refusesNothing: boolean;
  /** The code with which the same call is refused when it is made again. */
  again: string | null;
}
