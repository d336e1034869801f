import type { EntityModel } from "./entity.ts";
import type { FieldModel } from "./field.ts";
import type { OperationModel } from "./operation.ts";

/** One of the two examples of an entity. */
export interface ExampleIndex {
  index: 0 | 1;
}

export interface ExamplesUsed {
  both: boolean;
  first: boolean;
  second: boolean;
}

/** A JSON value that templates can print: exactly one of the four is true. */
export interface LiteralModel {
  isText: boolean;
  /** A number, true or false. */
  isPlain: boolean;
  isList: boolean;
  isObject: boolean;
  text: string;
  plain: number | boolean;
  items: readonly LiteralModel[];
  entries: readonly { name: string; value: LiteralModel }[];
}

/** How tests call an operation: its input comes from an example, and what is no part of that from `passed`. */
export interface OperationSample {
  /** It has input beside its key. */
  hasInput: boolean;
  /** It has none, and takes a body all the same. */
  emptyBody: boolean;
  /** The example's fields that the caller does not give. */
  beside: readonly FieldModel[];
  /** Accepted fields that the first example has. */
  given: readonly FieldModel[];
  /** It is shorter to name what is given than what is not. */
  few: boolean;
  passed: readonly { name: string; value: LiteralModel }[];
  /** Written over several lines. */
  long: boolean;
  /** The example has no part in it. */
  fixed: boolean;
  /** It needs `omit` to make its input from an example. */
  omits: boolean;
  /** For fields whose limits no earlier operation has, or else the first: a value that breaks them. */
  wrong: readonly WrongValue[];
  hasWrong: boolean;
  manyWrong: boolean;
  /** An optional field that the first example has: `null` removes it. */
  erased: FieldModel | null;
  /** States from which it goes. */
  from: readonly string[];
  /** It cannot be done twice. */
  once: boolean;
  /** It stores who called. */
  byCaller: boolean;
  /** Nobody who could be stored may call it. */
  impossible: boolean;
  /** A role that may; null: it needs none, or nobody may. */
  role: string | null;
  /** A role that may not. */
  denied: string | null;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** A merge patch (RFC 7396), a media type of its own. */
  patch: boolean;
  url: UrlSample;
}

export interface WrongValue {
  name: string;
  /** A text of so many characters; null: it is `value`. */
  length: number | null;
  value: LiteralModel;
}

/** A path in the parts round its parameter, without slashes at their ends. */
export interface UrlSample {
  before: string;
  hasKey: boolean;
  /** The key is text that has to be encoded. */
  encoded: boolean;
  after: string | null;
  /** One that no operation has there. */
  otherMethod: "PUT" | "POST";
}

export interface EntitySample {
  /** All but those that only their owner can write or nobody can call. */
  operations: readonly OperationModel[];
  hasOperations: boolean;
  /** Those of them that are exposed and call nobody. */
  routes: readonly OperationModel[];
  hasRoutes: boolean;
  /** Examples that their tests use, newest last. */
  routeExamples: ExamplesUsed;
  operationExamples: ExamplesUsed;
  usesExamples: boolean;
  routesUseExamples: boolean;
  hasInputs: boolean;
  hasWrong: boolean;
  /** Tests of its operations, and of its routes, use `omit`. */
  omits: boolean;
  routeOmits: boolean;
  byCaller: boolean;
  /** The exposed operation that reads one by its id. */
  reader: OperationModel | null;
  /** References by which a list is narrowed: the example whose value is asked for, and those that are found. */
  filters: readonly { field: FieldModel; asked: ExampleIndex; found: readonly ExampleIndex[] }[];
  /** References and sets of them. */
  linked: readonly FieldModel[];
  /** The example that can be removed while both examples of everything are stored, and one that is held by others. */
  free: ExampleIndex | null;
  held: ExampleIndex | null;
  /** Examples of others that go with the free one. */
  takes: readonly (ExampleIndex & { entity: EntityModel })[];
  /** The other example, where it does not go with the free one. */
  stays: ExampleIndex | null;
}

/** One exposed operation of each sort, for what holds for all of them. */
export interface ServiceSample {
  /** Some entity has fields that are unique. */
  hasUniques: boolean;
  any: OperationModel | null;
  /** Not public. */
  closed: OperationModel | null;
  /** Some role may not, and it takes no input. */
  denied: OperationModel | null;
  /** It takes a body. */
  body: OperationModel | null;
  reader: OperationModel | null;
  /** A list that its examples can be found by. */
  lister: OperationModel | null;
  /** There is one of the two. */
  reads: boolean;
  /** It answers with a body. */
  readable: OperationModel | null;
}
