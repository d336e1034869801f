import type { EventModel } from "../model/types.ts";
import { exampleOf } from "./cloud-event.ts";
import type { Part, Schemas } from "./schemas.ts";

/** The channel of an event; its address is the topic. */
export const channelOf = ({ topic, type, summary, entity, key }: EventModel): Part => ({
  address: topic,
  title: summary,
  description: `Events with the same ${key.isId ? entity.name.words : key.names.words} come in their order.`,
  messages: { [type]: { $ref: `#/components/messages/${type}` } },
});

/** An event as it comes: the envelope, with what this event says in it. */
export function messageOf(event: EventModel, envelope: Part, schemas: Schemas): Part {
  const { topic, source, summary, description, entity, key } = event;
  return {
    name: topic,
    title: summary,
    ...(description && { description }),
    tags: [{ name: entity.name.title }],
    correlationId: {
      description: `The ${key.isId ? "id" : key.names.words} of the ${entity.name.words}.`,
      location: "$message.payload#/subject",
    },
    payload: {
      allOf: [
        envelope,
        {
          type: "object",
          properties: {
            source: { const: source },
            type: { const: topic },
            data: schemas.event(event),
          },
        },
      ],
    },
    examples: [{ name: "example", payload: exampleOf(event) }],
  };
}
