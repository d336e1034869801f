import { checkSchemas } from "./check-schemas.ts";
import type { Json, Report } from "./document.ts";
import { modern } from "./draft-7.ts";
import { messagesOf, type Message } from "./events.ts";
import { lead } from "./pointers.ts";
import { checkCircles, checkReferences } from "./references.ts";
import type { Part } from "./schemas.ts";

/** What stands on the wire: the CloudEvent whole, as JSON. */
const STRUCTURED = "application/cloudevents+json";
/** Formats of schemas that are JSON Schema, draft 7. */
const DRAFT_7 =
  /^application\/(?:vnd\.aai\.asyncapi(?:\+json|\+yaml)?;version=3\.\d+\.\d+|schema\+(?:json|yaml);version=draft-07)$/;

/**
 * Tells everything that stands in the way of a service's module of events: references, envelopes, schemas.
 * `documents`: those of all services that can be read.
 */
export function checkEvents(
  service: string,
  documents: ReadonlyMap<string, Json>,
  report: Report,
): void {
  const document = documents.get(service);
  if (!String(document?.asyncapi).startsWith("3."))
    return report(["asyncapi"], "this is not AsyncAPI 3");
  let sound = true;
  const tell: Report = (path, message) => {
    sound = false;
    report(path, message);
  };
  checkReferences(document, (reference) => problemOf(reference, service, documents), tell);
  if (sound) checkCircles(document, tell);
  if (!sound) return;
  const messages = messagesOf(document);
  for (const message of messages) checkMessage(message, tell);
  checkNames(messages, tell);
  const data = messages.flatMap((message) => message.data);
  if (sound) checkSchemas(document, data, tell, modern);
}

function problemOf(
  reference: string,
  service: string,
  documents: ReadonlyMap<string, Json>,
): string | undefined {
  if (!/^(?:\.\.\/[^/]+\/asyncapi\.yaml)?#\//.test(reference))
    return "but references lead to #/… or ../<service>/asyncapi.yaml#/… only";
  return lead(documents, service, reference) ? undefined : "which is not there";
}

function checkMessage(one: Message, report: Report): void {
  const { path, message, address } = one;
  const isTopic = typeof address === "string" && /^[^{}]+$/.test(address);
  if (!isTopic) report([...one.channel, "address"], "the channel has no address that is a topic");
  if (message === undefined)
    return report(path, `the message ${one.name} is another document's, and so is its channel`);
  if (one.contentType !== STRUCTURED)
    report([...path, "contentType"], `events are ${STRUCTURED}, and this is ${one.contentType}`);
  if (one.schemaFormat !== undefined && !DRAFT_7.test(String(one.schemaFormat)))
    return report([...path, "payload", "schemaFormat"], `${one.schemaFormat} is not supported`);
  if (message.payload === undefined) return report(path, `the message ${one.name} has no payload`);
  const type = constant(one, "type", report);
  if (isTopic && type && type.schema.const !== address)
    report(type.path, `the type ${type.schema.const} is not the channel's address, ${address}`);
  constant(one, "source", report);
  if (one.data.length === 0)
    report([...path, "payload"], "the payload says nothing of the property `data`");
}

/** The one text that a property of the envelope always is. */
function constant(message: Message, property: "type" | "source", report: Report): Part | undefined {
  const [first, ...others] = message[property];
  const text = first?.schema.const;
  if (typeof text === "string" && others.every(({ schema }) => schema.const === text)) return first;
  const place = first?.path ?? [...message.path, "payload"];
  report(place, `the payload does not say which \`${property}\` it is, as one constant text`);
  return undefined;
}

function checkNames(messages: readonly Message[], report: Report): void {
  const seen = new Set<string>();
  for (const { name, channel } of messages) {
    if (seen.has(name)) report(channel, `the message ${name} is in another channel, too`);
    seen.add(name);
  }
}
