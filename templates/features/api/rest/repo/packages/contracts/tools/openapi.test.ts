import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./check.ts";
import { read } from "./document.ts";
import { moduleOf } from "./module.ts";

const contract = `openapi: 3.1.0
info: { title: parts, version: "1" }
paths:
  /v1/parts/{id}:
    get:
      operationId: getPart
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: The part
          content: { application/json: { schema: { $ref: "#/components/schemas/Part" } } }
components:
  schemas:
    Part:
      type: object
      required: [id]
      properties:
        id: { type: string }
        weight: { type: [integer, "null"] }
`;

const module = (text: string) => moduleOf("parts", read("openapi.yaml", text).document);

function problems(text: string): string[] {
  const { document, problems: found, report } = read("openapi.yaml", text);
  if (found.length === 0) check(document, report);
  return found;
}

test("a schema becomes a type", () => {
  assert.match(
    module(contract),
    /export interface Part \{\n  id: string;\n  weight\?: number \| null;\n\}/,
  );
});

test("a property that was added to the contract is a property of the type", () => {
  const edited = contract.replace("required: [id]", "required: [id, colour]");
  const text = module(`${edited}        colour: { enum: [red, green] }\n`);
  assert.match(text, /  colour: "red" \| "green";/);
});

test("an operation becomes a method and a route", () => {
  const text = module(contract);
  assert.match(text, /getPart\(/);
  assert.match(text, /method: "GET",\n\s+url: "\/v1\/parts\/:id"/);
});

test("a schema that is none is told with its place", () => {
  const wrong = [
    "{ type: strin }",
    "{ type: string, maxLenght: 5 }",
    "{ type: string, pattern: ( }",
  ];
  assert.deepEqual(
    wrong.flatMap((schema) => problems(contract.replace("{ type: string }\n  ", `${schema}\n  `))),
    [
      "openapi.yaml:19:15 this is no JSON Schema: it must be one of array, boolean, integer, null, number, object, string",
      "openapi.yaml:19:29 maxLenght is no keyword of JSON Schema",
      "openapi.yaml:19:29 ( is no regular expression",
    ],
  );
});

test("a reference that leads nowhere is told with its line", () => {
  assert.deepEqual(problems(contract.replace("schemas/Part", "schemas/Prat")), [
    "openapi.yaml:12:52 refers to #/components/schemas/Prat, which is not there",
  ]);
});

test("every operation has a name of its own", () => {
  const again = contract.replace("components:", "    put:\n      responses: {}\ncomponents:");
  assert.deepEqual(problems(again), ["openapi.yaml:13:5 PUT /v1/parts/{id} has no operationId"]);
  assert.deepEqual(
    problems(again.replace("responses: {}", "operationId: getPart\n      responses: {}")),
    [
      "openapi.yaml:14:7 the operationId getPart is taken",
      "openapi.yaml:13:5 {id} in /v1/parts/{id} is not declared",
    ],
  );
});

test("text that is no YAML is told with its line", () => {
  assert.match(problems("openapi: 3.1.0\ninfo: { title\n")[0]!, /^openapi\.yaml:\d+:\d+ /);
});
