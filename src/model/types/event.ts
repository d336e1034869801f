import type { JsonValue } from "../../blueprint/types.ts";
import type { EntityModel } from "./entity.ts";
import type { FieldModel, ValueModel } from "./field.ts";
import type { OperationModel } from "./operation.ts";
import type { LiteralModel } from "./sample.ts";
import type { Names, ServiceModel } from "./system.ts";

/** An event that a service tells of. */
export interface EventModel {
  name: Names;
  service: ServiceModel;
  /** `shop.orders.OrderPlaced`: topic, type of the CloudEvent, address of the channel. The event's name as it was written. */
  topic: string;
  /** `/shop/orders`, the source of the CloudEvent. */
  source: string;
  /** Identifier of its type, schema and constant in the contract: `OrderPlaced`. Unique among the events and value objects of the service. */
  type: string;
  /** Function in `events.ts` of the entity's slice: `orderPlaced`. */
  function: string;
  /** One line, always there: `Order placed`. */
  summary: string;
  description: string | null;
  entity: EntityModel;
  /** The field whose value keeps events in order; always there, one of `carried`. */
  key: FieldModel;
  /** It is text; else a number, and has to be made text. */
  keyIsText: boolean;
  /** The data: what is carried, then what is given. */
  fields: readonly FieldModel[];
  /** From the entity as it is after the change. */
  carried: readonly FieldModel[];
  /** From the operation's input, which has them by the same names. */
  given: readonly FieldModel[];
  hasGiven: boolean;
  /** Value objects that its data uses. */
  uses: readonly ValueModel[];
  hasUses: boolean;
  /** Operations that bring it about. */
  emitters: readonly OperationModel[];
  /** Reactions to it, in all services. */
  reactions: readonly ReactionModel[];
  /** Two examples of its data; the carried part is that of the entity's examples. */
  examples: readonly [JsonValue, JsonValue];
  /** The first of them for templates to print, and its part that is given. */
  example: LiteralModel;
  givenExample: LiteralModel;
}

/** What a service does when something happened. */
export interface ReactionModel {
  event: EventModel;
  /** The service that reacts; `event.service` is the one that tells. */
  service: ServiceModel;
  source: SourceModel;
  operation: OperationModel;
  /** Its service reacts to this event in other ways, too. */
  shared: boolean;
  /** The operation's whole input, key first, in the order of `with`. */
  with: readonly MappingModel[];
  /** Some input comes out of the event. */
  reads: boolean;
  refused: PolicyModel;
  missing: PolicyModel;
  /** For tests. */
  sample: ReactionSample | null;
}

export interface ReactionSample {
  /** The field of the event that names what the operation is about; null where it creates something. */
  keyField: string | null;
  /** What was created is found by this property, which has the value of that field of the event. */
  found: { name: string; field: string } | null;
  /** A second event of the kind is refused, and settled at once. */
  repeats: boolean;
  /** What it is about may not be there, and then it is settled at once. */
  misses: boolean;
}

/** One input of an operation, and where it comes from. */
export interface MappingModel {
  /** Property of the operation's input. */
  name: string;
  /** The field that takes it: the entity's, or one of `input`. */
  field: FieldModel;
  /** Of the two one is true. */
  isPath: boolean;
  isLiteral: boolean;
  /** Properties that lead from the event's data to the value: `optional` says that the one before may be absent. */
  path: readonly { name: string; optional: boolean }[];
  literal: LiteralModel;
  /** The value may be absent; then the input may be, too. */
  optional: boolean;
  /** What it is in the first and second example of the event; undefined ones are `null`. */
  examples: readonly [JsonValue, JsonValue];
}

/** What follows where a reaction cannot be carried out. Of the four one is true. */
export interface PolicyModel {
  retry: boolean;
  park: boolean;
  ignore: boolean;
  other: boolean;
  /** `retry`, `park`, `ignore`, `other`. */
  word: string;
  /** Nothing else would follow if nothing was said. */
  isDefault: boolean;
  /** Another operation of the service, and what it is given. */
  operation: OperationModel | null;
  with: readonly MappingModel[];
  /** Some input comes out of the event. */
  reads: boolean;
}

/** A service whose events another one (or itself) subscribes to. */
export interface SourceModel {
  service: ServiceModel;
  /** The service that subscribes. */
  consumer: ServiceModel;
  /** What the contract's module is imported as; no operations of the consumer are called so. */
  variable: string;
  /** Those that somebody reacts to, each once. */
  events: readonly EventModel[];
  reactions: readonly ReactionModel[];
  /** The same, each event with what the consumer does about it. */
  received: readonly { event: EventModel; reactions: readonly ReactionModel[] }[];
  /** It is the consumer itself. */
  self: boolean;
}
