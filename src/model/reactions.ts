import type { Policy, PolicyWord, Reaction, Service } from "../blueprint/types.ts";
import { mappingOf } from "./mapping.ts";
import { claim, namesOf } from "./names.ts";
import { reactionSample } from "./samples-reaction.ts";
import type {
  EventModel,
  OperationModel,
  PolicyModel,
  ReactionModel,
  ServiceModel,
  SourceModel,
} from "./types.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What stands beside the imported contracts in modules and their tests. */
const IN_USE =
  "after assert broker clear cloudEvent database data deliver event events examples exampleOf log messaging on parked reactions rows seed stores system test told";

const OTHERWISE = { refused: "park", missing: "retry" } as const;

/** What services do about each other's events, once all of them stand. */
export function fillReactions(
  services: readonly ServiceModel[],
  blueprints: readonly Service[],
): void {
  for (const [index, { consumes }] of blueprints.entries()) {
    const service: Mutable<ServiceModel> = services[index]!;
    const sources = sourcesOf(service, consumes, services);
    service.sources = sources;
    service.reactions = consumes.map((reaction) => {
      const source = sources.find((one) => one.service.name.kebab === reaction.service)!;
      const same = consumes.filter(
        (other) => other.service === reaction.service && other.event === reaction.event,
      );
      const model = reactionModel(reaction, source);
      return { ...model, shared: same.length > 1, sample: reactionSample(model) };
    });
    for (const source of sources) {
      source.reactions = service.reactions.filter((one) => one.source === source);
      source.events = [...new Set(source.reactions.map(({ event }) => event))];
      source.received = source.events.map((event) => ({
        event,
        reactions: source.reactions.filter((one) => one.event === event),
      }));
    }
    service.consumesEvents = service.reactions.length > 0;
    service.testsByExample =
      service.emitsEvents || service.reactions.some(({ sample }) => sample?.keyField);
    service.reactors = service.entities.filter((entity) =>
      service.reactions.some((reaction) => calledBy(reaction).some((one) => one.entity === entity)),
    );
    service.usesEvents = service.emitsEvents || service.consumesEvents;
  }
  const all = services.flatMap((service) => service.reactions);
  for (const event of services.flatMap((one) => one.events) as Mutable<EventModel>[]) {
    event.reactions = all.filter((reaction) => reaction.event === event);
  }
  for (const operation of services.flatMap((one) => one.operations) as Mutable<OperationModel>[])
    operation.reactions = all.filter((reaction) => calledBy(reaction).includes(operation));
}

/** The operations that a reaction calls, one or the other. */
const calledBy = ({ operation, refused, missing }: ReactionModel): OperationModel[] =>
  [operation, refused.operation, missing.operation].filter((one) => one !== null);

function sourcesOf(
  consumer: ServiceModel,
  consumes: readonly Reaction[],
  services: readonly ServiceModel[],
): Mutable<SourceModel>[] {
  const taken = new Set(consumer.entities.map(({ variables }) => variables));
  for (const name of IN_USE.split(" ")) taken.add(name);
  for (const event of consumer.events) taken.add(event.function);
  return [...new Set(consumes.map((one) => one.service))].map((name) => {
    const service = services.find((one) => one.name.kebab === name)!;
    return {
      service,
      consumer,
      variable: claim(service.name.camel, "Events", taken),
      events: [],
      reactions: [],
      received: [],
      self: service === consumer,
    };
  });
}

function reactionModel(
  reaction: Reaction,
  source: SourceModel,
): Omit<ReactionModel, "shared" | "sample"> {
  const { consumer } = source;
  const event = source.service.events.find(
    ({ topic }) => topic.slice(topic.lastIndexOf(".") + 1) === reaction.event,
  )!;
  const operation = operationOf(reaction.do, consumer);
  const mapped = (of: OperationModel) => mappingOf(reaction.with, event, of);
  const policy = (said: Policy | undefined, otherwise: PolicyWord) =>
    policyModel(said ?? otherwise, otherwise, consumer, mapped);
  const given = mapped(operation);
  return {
    event,
    service: consumer,
    source,
    operation,
    with: given,
    reads: reading(given),
    refused: policy(reaction.refused, OTHERWISE.refused),
    missing: policy(reaction.missing, OTHERWISE.missing),
  };
}

function policyModel(
  said: Policy,
  otherwise: PolicyWord,
  service: ServiceModel,
  mapped: (operation: OperationModel) => ReactionModel["with"],
): PolicyModel {
  const operation = typeof said === "string" ? null : operationOf(said.operation, service);
  const word = typeof said === "string" ? said : "other";
  const given = operation ? mapped(operation) : [];
  return {
    retry: word === "retry",
    park: word === "park",
    ignore: word === "ignore",
    other: word === "other",
    word,
    isDefault: word === otherwise,
    operation,
    with: given,
    reads: reading(given),
  };
}

const reading = (given: ReactionModel["with"]): boolean => given.some(({ isPath }) => isPath);

const operationOf = (name: string, { operations }: ServiceModel): OperationModel =>
  operations.find((one) => one.name.camel === namesOf(name).camel)!;
