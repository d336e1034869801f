import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { format } from "oxfmt";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { documentsOf, TALKING } from "../documents.ts";
import { built, compile, repoWith as repoOf, runTool } from "./repo.ts";

type Json = any;

const nasty = readFileSync(join(import.meta.dirname, "nasty-asyncapi.yaml"), "utf8");
const other = `asyncapi: 3.0.0
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
const both = { "contracts/nasty/asyncapi.yaml": nasty, "contracts/other/asyncapi.yaml": other };

const repoWith = (contracts: Record<string, string>) =>
  repoOf(["api/contract-tools", "broker/messaging"], contracts);
const run = (repo: string) => runTool(repo, "asyncapi.ts");
const module = (repo: string, name: string) =>
  readFileSync(join(repo, "packages/contracts/src", name), "utf8");

test.each(Object.entries(TALKING))(
  "the contracts of %s become modules that compile and that the formatter leaves alone",
  async (_name, blueprint) => {
    const documents = documentsOf(blueprint);
    const repo = repoWith(documents);
    expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
    const modules = Object.keys(documents).map((path) => `${path.split("/")[1]}.events.ts`);
    expect(built(repo)).toEqual(["event.ts", ...modules].toSorted());
    expect(compile(repo)).toBe("exit 0");
    for (const file of built(repo)) {
      const text = module(repo, file);
      expect((await format(file, text, {})).code).toBe(text);
    }
  },
);

test("a contract with everything that AsyncAPI's schemas allow becomes types that say the same", () => {
  const repo = repoWith(both);
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const use = readFileSync(join(import.meta.dirname, "nasty-events-use.ts.txt"), "utf8");
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), use);
  expect(compile(repo)).toBe("exit 0");
});

test("a schema refers to nothing outside itself, and says what the types say", async () => {
  const repo = repoWith(both);
  run(repo);
  const url = pathToFileURL(join(repo, "packages/contracts/src/nasty.events.ts")).href;
  const events: Json = await import(/* @vite-ignore */ url);
  const takes = (name: string, data: Json) => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    return ajv.validate(events[name].schema, data);
  };
  const object = { constructor: "x", promise: { after: { constructor: "y", promise: {} } } };
  expect(takes("Object", object)).toBe(true);
  expect(takes("Object", { ...object, pair: ["a", 1] })).toBe(true);
  expect(takes("Object", { ...object, pair: ["a", 1, 2] })).toBe(false);
  expect(takes("Object", { ...object, text: "x" })).toBe(false);
  expect(takes("Object", { ...object, promise: { after: {} } })).toBe(false);
  expect(takes("_1st_tree", { children: [{ children: [] }], height: 1 })).toBe(true);
  expect(takes("_1st_tree", { children: [{ children: 1 }], height: 1 })).toBe(false);
  expect(takes("EventContract", { EventContract: "ä" })).toBe(true);
  expect(takes("EventContract", { EventContract: "1" })).toBe(false);
  expect(events.Also_this.type).toBe("a.nasty.Object");
  expect(events.Whatever.schema).toEqual({});
});

test("a property that is changed in the contract is another one in the code", () => {
  const documents = documentsOf(TALKING.shop);
  const path = "contracts/payments/asyncapi.yaml";
  const repo = repoWith({
    ...documents,
    [path]: documents[path]!.replaceAll("orderId:", "order:").replaceAll("- orderId", "- order"),
  });
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const use = `import * as payments from "./payments.events.ts";
export const read = (data: payments.PaymentCaptured) => data.orderId;
`;
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), use);
  expect(compile(repo)).toMatch(/use\.ts\(2,62\): error TS2551/);
  expect(module(repo, "payments.events.ts")).toContain('required: ["order", "amount"]');
});

test("built twice, it is the same", () => {
  const repo = repoWith(both);
  run(repo);
  const first = module(repo, "nasty.events.ts");
  run(repo);
  expect(module(repo, "nasty.events.ts")).toBe(first);
});

test("what only listens has no module", () => {
  const listens = parse(nasty);
  const { asyncapi, channels } = listens;
  const repo = repoWith({
    "contracts/other/asyncapi.yaml": other,
    "contracts/a/asyncapi.yaml": JSON.stringify({
      asyncapi,
      channels: { elsewhere: channels.elsewhere },
    }),
    "contracts/b/openapi.yaml": "openapi: 3.1.0",
  });
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  expect(built(repo)).toEqual(["event.ts", "other.events.ts"]);
});

const spoilt = (from: string | RegExp, to: string): string => {
  if (other.replace(from, to) === other) throw new Error(`nothing is spoilt by ${from}`);
  return other.replace(from, to);
};
const data = (schema: string) => spoilt("{ type: string }", schema);
const schemas = (text: string) =>
  `${data('{ $ref: "#/components/schemas/A" }')}components:\n  schemas:\n    ${text}\n`;

/** What is wrong, the document that is, and how it is told. */
const WRONG: [string, string, string][] = [
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

test("what is wrong is told with its place, and nothing is written", () => {
  const wrong = WRONG.map(([, text], at) => [`contracts/wrong-${at}/asyncapi.yaml`, text] as const);
  const repo = repoWith({ ...documentsOf(TALKING.shop), ...Object.fromEntries(wrong) });
  const { status, stderr } = run(repo);
  const told = stderr.trimEnd().split("\n");
  const found = WRONG.map(([what], at) => {
    const file = `contracts/wrong-${at}/asyncapi.yaml:`;
    const lines = told.filter((line) => line.startsWith(file));
    return [what, ...lines.map((line) => line.slice(file.length))];
  });
  expect(found).toEqual(WRONG.map(([what, , problem]) => [what, problem]));
  expect(told).toHaveLength(WRONG.length);
  expect(status).toBe(1);
  expect(built(repo)).toEqual(["event.ts"]);
});

test("an event of another service that is gone is told where it is listened to", () => {
  const documents = documentsOf(TALKING.shop);
  const path = "contracts/payments/asyncapi.yaml";
  const repo = repoWith({
    ...documents,
    [path]: documents[path]!.replaceAll("PaymentCaptured", "PaymentTaken"),
  });
  expect(run(repo).stderr).toMatch(
    /^contracts\/orders\/asyncapi\.yaml:\d+:\d+ refers to \.\.\/payments\/asyncapi\.yaml#\/channels\/PaymentCaptured, which is not there\n/,
  );
});
