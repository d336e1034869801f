import type { Json, Path } from "./document.ts";
import { modern } from "./draft-7.ts";
import { follow, type Place } from "./pointers.ts";
import { isSaid, type Part } from "./schemas.ts";

/** One event that a document defines. */
export interface Event {
  /** The message's name. */
  name: string;
  description?: string;
  /** `type` and `source` of the CloudEvent. */
  type: string;
  source: string;
  /** Name of the schema of its data. */
  schema: string;
}

/** A message in a channel, as far as the document says it. */
export interface Message {
  name: string;
  path: Path;
  /** The channel's. */
  address: Json;
  channel: Path;
  /** Undefined where it is another document's. */
  message: Json;
  contentType: Json;
  /** The payload's schema, and the format it is in where that is said. */
  payload: Json;
  schemaFormat: Json;
  /** What the payload says of these properties of the CloudEvent. */
  type: Part[];
  source: Part[];
  data: Part[];
}

/** Every message of the channels that stand here; channels of other documents are theirs to define. */
export function messagesOf(document: Json): Message[] {
  return Object.entries<Json>(document.channels ?? {}).flatMap(([name, value]) => {
    const channel = follow(document, ["channels", name], value);
    return Object.keys(channel?.value?.messages ?? {}).map((key) =>
      messageOf(document, channel!, key),
    );
  });
}

function messageOf(document: Json, channel: Place, key: string): Message {
  const place = [...channel.path, "messages", key];
  const found = follow(document, place, channel.value.messages[key]);
  const { path, value: message } = found ?? { path: place, value: undefined };
  const schemaFormat = message?.payload?.schemaFormat;
  const inner = schemaFormat === undefined ? ["payload"] : ["payload", "schema"];
  const payload = schemaFormat === undefined ? message?.payload : message.payload.schema;
  const said = (property: string) =>
    saidOf(document, { schema: payload, path: [...path, ...inner] }, property);
  return {
    name: String(path.at(-1)),
    path,
    address: channel.value.address,
    channel: channel.path,
    message,
    contentType: message?.contentType ?? document.defaultContentType,
    payload,
    schemaFormat,
    type: said("type").filter(({ schema }) => schema?.const !== undefined),
    source: said("source").filter(({ schema }) => schema?.const !== undefined),
    data: said("data").filter(({ schema }) => !isVague(schema)),
  };
}

/** Does a schema say nothing but words? */
const isVague = (schema: Json): boolean =>
  schema !== null && typeof schema === "object" && Object.keys(schema).every(isSaid);

/** What a schema, and all that it is made of, says of a property. */
function saidOf(document: Json, { schema, path }: Part, property: string): Part[] {
  const { path: place, value } = follow(document, path, schema) ?? { path };
  const own = value?.properties?.[property];
  const parts: Json[] = Array.isArray(value?.allOf) ? value.allOf : [];
  return [
    ...parts.flatMap((part, index) =>
      saidOf(document, { schema: part, path: [...place, "allOf", index] }, property),
    ),
    ...(own === undefined ? [] : [{ schema: own, path: [...place, "properties", property] }]),
  ];
}

/** What a document defines. */
export interface Events {
  events: Event[];
  /** In JSON Schema 2020-12. */
  schemas: Record<string, Json>;
}

/** The events of a sound document, and its schemas in JSON Schema 2020-12; data that has no name of its own is given one. */
export function eventsOf(document: Json): Events {
  const named = Object.entries<Json>(document.components?.schemas ?? {});
  const schemas = new Map(named.map(([name, schema]) => [name, modern(schema)]));
  const events = messagesOf(document).map(({ name, message, type, source, data }) => {
    const whole = data.length === 1 ? data[0]!.schema : { allOf: data.map(({ schema }) => schema) };
    let schema = onlyReference(whole);
    if (schema === undefined) {
      schema = name;
      while (schemas.has(schema)) schema += "Data";
      schemas.set(schema, modern(whole));
    }
    const [said, from] = [type[0]!.schema.const, source[0]!.schema.const];
    return { name, description: message.description, type: said, source: from, schema };
  });
  return { events, schemas: Object.fromEntries(schemas) };
}

/** The name in `{ $ref: "#/components/schemas/Name" }`, if nothing else is asked for. */
function onlyReference(schema: Json): string | undefined {
  const words = Object.keys(schema).filter((word) => !isSaid(word));
  return words.length === 1 && words[0] === "$ref"
    ? schema.$ref.slice("#/components/schemas/".length)
    : undefined;
}
