/** A sound document of one event. */
export const other = `asyncapi: 3.0.0
defaultContentType: application/cloudevents+json
channels:
  x/y:
    address: a.other.Z
    messages:
      Z:
        payload:
          properties:
            source: { const: /a/other }
            type: { const: a.other.Z }
            data: { type: string }
`;
const spoilt = (from: string | RegExp, to: string): string => {
  if (other.replace(from, to) === other) throw new Error(`nothing is spoilt by ${from}`);
  return other.replace(from, to);
};
const data = (schema: string) => spoilt("{ type: string }", schema);
const schemas = (text: string) =>
  `${data('{ $ref: "#/components/schemas/A" }')}components:\n  schemas:\n    ${text}\n`;

/** What is wrong, the document that is, and how it is told. */
export const WRONG: [string, string, string][] = [
  ["another version", spoilt("3.0.0", "2.6.0"), "1:1 this is not AsyncAPI 3"],
  [
    "no YAML",
    "a: [\n",
    "2:1 Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1:",
  ],
  ["no document", "- a\n", "1:1 this is not AsyncAPI 3"],
  [
    "a reference that leads nowhere",
    data('{ $ref: "#/components/schemas/A" }'),
    "12:21 refers to #/components/schemas/A, which is not there",
  ],
  [
    "a reference to another file",
    data('{ $ref: "a.json" }'),
    "12:21 refers to a.json, but references lead to #/… or ../<service>/asyncapi.yaml#/… only",
  ],
  [
    "a reference of a schema to what is no schema by name",
    data('{ $ref: "#/channels/x~1y" }'),
    "12:21 a schema refers to #/components/schemas/… only",
  ],
  [
    "a reference in a circle",
    schemas('A: { $ref: "#/components/schemas/A" }'),
    "15:5 the schema A is made of itself",
  ],
  [
    "a schema that is made of itself",
    schemas('A: { allOf: [{ $ref: "#/components/schemas/A" }] }'),
    "15:5 the schema A is made of itself",
  ],
  [
    "a channel without an address",
    spoilt(/    address.*\n/, ""),
    "4:3 the channel has no address that is a topic",
  ],
  [
    "an address with parameters",
    spoilt("address: a.other", 'address: "{a}" #'),
    "5:5 the channel has no address that is a topic",
  ],
  [
    "another content type",
    spoilt("application/cloudevents+json", "application/json"),
    "7:7 events are application/cloudevents+json, and this is application/json",
  ],
  [
    "another format of schemas",
    spoilt(
      "payload:",
      "payload:\n          schemaFormat: application/vnd.apache.avro;version=1.9.0",
    ),
    "9:11 application/vnd.apache.avro;version=1.9.0 is not supported",
  ],
  [
    "a message without a payload",
    spoilt(/payload:[^]*/, "name: x"),
    "7:7 the message Z has no payload",
  ],
  [
    "a type that is not the topic",
    spoilt("const: a.other.Z", "const: a.other.Y"),
    "11:13 the type a.other.Y is not the channel's address, a.other.Z",
  ],
  [
    "a type that is not said",
    spoilt("const: a.other.Z", "type: string"),
    "8:9 the payload does not say which `type` it is, as one constant text",
  ],
  [
    "a source that is not said",
    spoilt("source: { const: /a/other }", "id: {}"),
    "8:9 the payload does not say which `source` it is, as one constant text",
  ],
  [
    "data that is not said",
    data("{ description: x }"),
    "8:9 the payload says nothing of the property `data`",
  ],
  [
    "one message in two channels",
    `${other}  b: { address: a.other.Z, messages: { Z: { $ref: "#/channels/x~1y/messages/Z" } } }\n`,
    "13:3 the message Z is in another channel, too",
  ],
  [
    "a type that there is not",
    data("{ type: text }"),
    "12:21 this is no JSON Schema: it must be one of array, boolean, integer, null, number, object, string",
  ],
  [
    "a limit that is no number",
    schemas("A: { maxLength: long }"),
    "15:10 this is no JSON Schema: it must be integer",
  ],
  ["a misspelt keyword", data("{ maxLenght: 1 }"), "12:21 maxLenght is no keyword of JSON Schema"],
  [
    "a misspelt keyword in a condition",
    data("{ dependencies: { a: { maxLenght: 1 } } }"),
    "12:13 maxLenght is no keyword of JSON Schema",
  ],
  [
    "a keyword of OpenAPI",
    data("{ nullable: true }"),
    "12:21 nullable is no keyword of JSON Schema",
  ],
  [
    "a message of another document",
    spoilt(/Z:\n[^]*/, 'Z: { $ref: "../orders/asyncapi.yaml#/components/messages/OrderPlaced" }'),
    "7:7 the message Z is another document's, and so is its channel",
  ],
  ["a pattern that is none", data('{ pattern: "(" }'), "12:21 ( is no regular expression"],
  ["an unknown format", data("{ format: colour }"), "12:21 the format colour is not known"],
  [
    "a schema with an id",
    schemas("A: { properties: { a: { $id: x } } }"),
    "15:29 $id is not supported: schemas stand in components/schemas",
  ],
];
