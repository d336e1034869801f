import type { EventModel, ReactionModel, ServiceModel } from "../model/types.ts";
import { channelOf, messageOf } from "./asyncapi-messages.ts";
import { receiving, sending } from "./asyncapi-operations.ts";
import { envelope } from "./cloud-event.ts";
import type { ContractContext, ContractServer } from "./context.ts";
import { type Part, Schemas } from "./schemas.ts";
import { claim } from "./words.ts";
import { yamlText } from "./yaml.ts";

const HEADER =
  " The events of this service. Edit it and run `npm run contracts`: code that no longer fits does not compile.";

/**
 * The events that a service tells of and those that it listens to, as AsyncAPI 3.0.0 in YAML. Messages are CloudEvents
 * 1.0 in structured mode. What it listens to stands in the document of the service that tells of it, and is referred to.
 */
export function asyncapi(service: ServiceModel, { servers = [] }: ContractContext): string {
  const { name, purpose, version, events, hasEvents } = service;
  const consumed = byEvent(service.reactions);
  const document: Part = {
    asyncapi: "3.0.0",
    info: {
      title: name.title,
      version,
      description: purpose ?? `The service ${name.words}.`,
      license: { name: "Proprietary" },
    },
    defaultContentType: "application/cloudevents+json",
    ...(servers.length > 0 && { servers: Object.fromEntries(servers.map(serverOf)) }),
    channels: Object.fromEntries([
      ...events.map((event) => [event.type, channelOf(event)]),
      ...[...consumed.keys()]
        .filter((event) => event.service !== service)
        .map((event) => [channelIn(service, event), foreign(event)]),
    ]),
    operations: operationsOf(service, consumed),
    ...(hasEvents && { components: componentsOf(service) }),
  };
  return yamlText(document, HEADER);
}

type Consumed = ReadonlyMap<EventModel, readonly ReactionModel[]>;

const serverOf = ({ name, protocol, host }: ContractServer): [string, Part] => [
  name,
  { host, protocol, description: "Where it stands in development." },
];

/** The channel of an event of another service, by reference. */
const foreign = ({ service, type }: EventModel): Part => ({
  $ref: `../${service.name.kebab}/asyncapi.yaml#/channels/${type}`,
});

/** What a channel is called in a service's document. */
const channelIn = (service: ServiceModel, event: EventModel): string =>
  event.service === service ? event.type : `${event.service.name.kebab}.${event.type}`;

/** By names that say which service tells, where two tell of something that is called the same. */
function operationsOf(service: ServiceModel, consumed: Consumed): Part {
  const taken = new Set<string>();
  const entry = (verb: string, { type, service: from }: EventModel, part: Part) => {
    const wanted = taken.has(verb + type) ? verb + from.name.pascal + type : verb + type;
    return [claim(wanted, "Too", taken), part];
  };
  return Object.fromEntries([
    ...service.events.map((event) => entry("send", event, sending(event, event.type))),
    ...[...consumed].map(([event, reactions]) =>
      entry("receive", event, receiving(event, channelIn(service, event), reactions)),
    ),
  ]);
}

function componentsOf(service: ServiceModel): Part {
  const schemas = Schemas.ofEvents(service);
  const around = schemas.extra("CloudEvent", envelope);
  const messages = service.events.map((event) => [event.type, messageOf(event, around, schemas)]);
  return { messages: Object.fromEntries(messages), schemas: schemas.all() };
}

function byEvent(reactions: readonly ReactionModel[]): Consumed {
  const found = new Map<EventModel, ReactionModel[]>();
  for (const reaction of reactions)
    found.set(reaction.event, [...(found.get(reaction.event) ?? []), reaction]);
  return found;
}
