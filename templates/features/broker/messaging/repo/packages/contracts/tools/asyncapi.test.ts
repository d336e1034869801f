import assert from "node:assert/strict";
import { test } from "node:test";
import { checkEvents } from "./check-events.ts";
import { read } from "./document.ts";
import { eventModuleOf } from "./event-module.ts";
import { receivedModuleOf } from "./received-module.ts";

const contract = `asyncapi: 3.0.0
info: { title: parts, version: "1" }
defaultContentType: application/cloudevents+json
channels:
  PartMade:
    address: plant.parts.PartMade
    messages:
      PartMade: { $ref: "#/components/messages/PartMade" }
components:
  messages:
    PartMade:
      payload:
        properties:
          source: { const: /plant/parts }
          type: { const: plant.parts.PartMade }
          data: { $ref: "#/components/schemas/PartMade" }
  schemas:
    PartMade:
      type: object
      required: [id]
      properties:
        id: { type: string }
        weight: { type: [integer, "null"] }
`;

/** The module, or what stands in its way. */
function built(text: string, others: Record<string, string> = {}): string {
  const { document, problems, report } = read("asyncapi.yaml", text);
  const more = Object.entries(others).map(([id, one]) => [id, read(id, one).document] as const);
  if (problems.length === 0) checkEvents("parts", new Map([...more, ["parts", document]]), report);
  return problems.length > 0 ? problems.join("\n") : (eventModuleOf("parts", document) ?? "none");
}

test("an event becomes the type of its data and a constant of the same name", () => {
  const text = built(contract);
  assert.match(
    text,
    /export interface PartMade \{\n  id: string;\n  weight\?: number \| null;\n\}/,
  );
  assert.match(text, /export const PartMade: EventContract<PartMade> = \{/);
  assert.match(text, /type: "plant\.parts\.PartMade",\n  source: "\/plant\/parts",/);
});

test("a property that was added to the contract is a property of the type and of the schema", () => {
  const edited = contract.replace("required: [id]", "required: [id, colour]");
  const text = built(`${edited}        colour: { enum: [red, green] }\n`);
  assert.match(text, /  colour: "red" \| "green";/);
  assert.match(text, /colour: \{ enum: \["red", "green"\] \}/);
});

test("a schema that leads back to itself stays within itself", () => {
  const text = built(
    `${contract}        parts: { type: array, items: { $ref: "#/components/schemas/PartMade" } }\n`,
  );
  assert.match(text, /  parts\?: PartMade\[\];/);
  assert.match(text, /items: \{ \$ref: "#" \}/);
});

test("a type that is not the topic is told with its line", () => {
  assert.equal(
    built(contract.replace("const: plant.parts.PartMade", "const: plant.parts.PartSold")),
    "asyncapi.yaml:15:11 the type plant.parts.PartSold is not the channel's address, plant.parts.PartMade",
  );
});

test("a misspelt keyword is told with its line", () => {
  assert.equal(
    built(contract.replace("{ type: string }", "{ type: string, maxLenght: 5 }")),
    "asyncapi.yaml:22:29 maxLenght is no keyword of JSON Schema",
  );
});

test("an event of another service has to be there", () => {
  const consumer = `asyncapi: 3.0.0
channels:
  stock.Sold: { $ref: "../stock/asyncapi.yaml#/channels/PartMade" }
`;
  assert.equal(built(consumer, { stock: contract }), "none");
  assert.equal(
    built(consumer, { stock: "asyncapi: 3.0.0\n" }),
    "asyncapi.yaml:3:17 refers to ../stock/asyncapi.yaml#/channels/PartMade, which is not there",
  );
});

test("an event that is received is one that has to be reacted to, by its topic", () => {
  const documents = new Map([
    ["stock", read("stock", contract).document],
    [
      "parts",
      {
        asyncapi: "3.0.0",
        channels: { "stock.Made": { $ref: "../stock/asyncapi.yaml#/channels/PartMade" } },
        operations: {
          receiveMade: { action: "receive", channel: { $ref: "#/channels/stock.Made" } },
          sendNothing: { action: "send", channel: { $ref: "#/channels/stock.Made" } },
        },
      },
    ],
  ]);
  const line =
    /interface Received \{\n  "plant\.parts\.PartMade": import\("\.\/stock\.events\.ts"\)\.PartMade;\n\}/;
  assert.match(receivedModuleOf("parts", documents) ?? "none", line);
  assert.equal(receivedModuleOf("stock", documents), undefined);
});
