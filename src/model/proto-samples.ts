import { isDeepStrictEqual } from "node:util";
import { literalOf } from "./literals.ts";
import { type Json, protoJson } from "./proto-json.ts";
import type {
  FieldModel,
  LiteralModel,
  OperationModel,
  ProtoCallModel,
  ServiceModel,
} from "./types.ts";

/** What tests of the gRPC side need to know of a service whose operations and samples stand. */
export function fillProtoSamples({ exposedEntities, proto }: ServiceModel): void {
  for (const entity of exposedEntities) {
    const [example] = entity.examples as readonly [Json, Json];
    const message = protoJson(entity.fields, example);
    const named = entity.fields.every(({ name, protoProperty }) => name === protoProperty);
    entity.proto.likeExample = named;
    entity.proto.example = literal(named ? unlike(message, example) : message);
    entity.proto.calls = entity.exposed.filter(
      (one) => !one.userWritten && !one.hasCalls && !one.sample.impossible,
    );
    entity.proto.hasCalls = entity.proto.calls.length > 0;
    for (const one of entity.proto.calls) one.proto.call = callOf(one, message);
  }
  const calls = exposedEntities.flatMap((entity) => entity.proto.calls);
  proto.hasCalls = calls.length > 0;
  proto.creates = calls.some(({ is }) => is.create);
  proto.pages = calls.find(({ is }) => is.list) ?? null;
  proto.update =
    calls.find((one) => one.proto.masked && one.sample.erased && one.key!.type.same) ?? null;
}

function callOf(operation: OperationModel, message: Json): ProtoCallModel {
  const { entity, is, key, transition, sample } = operation;
  const example = entity.examples[0] as Json;
  const passed = is.list ? [] : operation.passed.map(({ field }) => field);
  const given = Object.fromEntries(passed.map((field) => [field.name, field.examples[0]]));
  const beside = sample.beside.map((field) => field.protoProperty);
  const asked = operation.inputs.filter(({ optional }) => !optional).map(({ field }) => field);
  const unlike = transition && example[transition.field.name] !== transition.start;
  return {
    keyed: key !== null,
    passed: literal(protoJson(passed, given)),
    hasPassed: passed.length > 0,
    beside: is.create ? beside.filter((name) => name in message) : [],
    start: unlike ? transition.start : null,
    end: transition && constantOf(transition.field, transition.to),
    refusesNothing: !is.list && [...(key ? [key] : []), ...asked].some(refusesZero),
    again: again(operation, example),
  };
}

/** What of a message is not as the domain has it. */
const unlike = (message: Json, example: Json): Json =>
  Object.fromEntries(
    Object.entries(message).filter(([name, value]) => !isDeepStrictEqual(value, example[name])),
  );

const literal = (json: Json): LiteralModel["entries"] => literalOf(json).entries;

const constantOf = ({ type, protoProperty }: FieldModel, value: string) =>
  literal({ [protoProperty]: type.proto!.constants.find((one) => one.value === value)!.constant });

/** What a call is answered that was good before. */
function again({ is, entity, inputs, transition }: OperationModel, example: Json): string | null {
  const unique = inputs.some(({ field }) => field.unique && field.name in example);
  if (is.create && unique && entity.hasUniques) return "AlreadyExists";
  if (is.delete) return "NotFound";
  return transition?.refused.includes(transition.to) ? "FailedPrecondition" : null;
}

/** Is it refused when a message leaves it out? */
function refusesZero({ type }: FieldModel): boolean {
  const { is, minLength, minimum, maximum } = type;
  if (is.list || is.bool || is.text) return false;
  if (is.int) return minimum! > 0 || maximum! < 0;
  return !is.string || minLength! > 0;
}
