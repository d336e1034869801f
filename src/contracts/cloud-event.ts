import type { EventModel } from "../model/types.ts";
import type { Part } from "./schemas.ts";

const text = (description: string, more: Part = {}): Part => ({
  description,
  type: "string",
  ...more,
});

/** What every event has around its data: CloudEvents 1.0 in structured mode, with the extensions for partitioning and tracing. */
export const envelope: Part = {
  description: "What every event has around its data (CloudEvents 1.0, structured mode).",
  type: "object",
  required: [
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "partitionkey",
    "time",
    "datacontenttype",
    "data",
  ],
  properties: {
    specversion: { const: "1.0" },
    id: text("The same event has the same id, however often it comes.", { format: "uuid" }),
    source: text("The service that tells of it.", { format: "uri-reference" }),
    type: text("What happened; the topic is called so, too."),
    subject: text("What it happened to: the value of the key."),
    partitionkey: text("Events of one service that have the same key come in their order."),
    time: text("When it happened.", { format: "date-time" }),
    datacontenttype: { const: "application/json" },
    traceparent: text("W3C Trace Context."),
    tracestate: text("W3C Trace Context."),
    data: { description: "What is told; each event says its own." },
  },
};

/** The event whole, as it comes. */
export function exampleOf({ topic, source, key, examples: [data] }: EventModel): Part {
  const value = String((data as Part)[key.name]);
  return {
    specversion: "1.0",
    id: "4d3c2b1a-0000-4000-8000-000000000001",
    source,
    type: topic,
    subject: value,
    partitionkey: value,
    time: "2026-01-31T09:30:00.000Z",
    datacontenttype: "application/json",
    data,
  };
}
