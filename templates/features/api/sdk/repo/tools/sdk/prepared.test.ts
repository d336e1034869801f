import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../packages/contracts/tools/document.ts";
import { goFields } from "./fields.ts";
import { prepared } from "./prepared.ts";

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const documentOf = (schemas: Json): Json => ({
  openapi: "3.1.0",
  paths: {},
  components: { schemas },
});
const schemasOf = (schemas: Json): Json => prepared(documentOf(schemas)).components.schemas;

test("a name that a language takes for something else is another, wherever it stands", () => {
  const schemas = schemasOf({
    NewOrder: { type: "object" },
    Order: { type: "object", properties: { draft: reference("NewOrder") } },
    Optional: { oneOf: [reference("Order")], discriminator: { mapping: { new: "NewOrder" } } },
  });
  assert.deepEqual(schemas, {
    NewOrderModel: { type: "object" },
    Order: { type: "object", properties: { draft: reference("NewOrderModel") } },
    OptionalModel: {
      oneOf: [reference("Order")],
      discriminator: { mapping: { new: "NewOrderModel" } },
    },
  });
});

test("properties keep names that are keywords elsewhere", () => {
  const properties = { default: { type: "string" }, $ref: { type: "integer" }, enum: {} };
  assert.deepEqual(schemasOf({ Part: { properties } }), { Part: { properties } });
});

test("defaults are the service's, and any JSON is anything", () => {
  const properties = {
    colour: { type: "string", default: "red", enum: ["red"], examples: ["red"] },
    value: { type: ["object", "array", "string", "number", "boolean", "null"] },
    every: { type: "string", format: "duration", default: "PT1H" },
  };
  assert.deepEqual(schemasOf({ Part: { properties } }).Part.properties, {
    colour: { type: "string", enum: ["red"] },
    value: {},
    every: { type: "string" },
  });
});

test("no text ends a comment", () => {
  const { Part } = schemasOf({ Part: { description: "a */ b", pattern: "^.*/$" } });
  assert.deepEqual(Part, { description: "a * / b", pattern: "^.*/$" });
});

test("what is sent for OpenID Connect is a bearer token", () => {
  const components = {
    securitySchemes: { users: { type: "openIdConnect", openIdConnectUrl: "/" } },
  };
  assert.deepEqual(prepared({ paths: {}, components }).components.securitySchemes, {
    users: { type: "http", scheme: "bearer" },
  });
});

test("a field of Go is not called like the method of another", () => {
  const document = documentOf({ Part: { properties: { note: {}, hasNote: {}, hasMore: {} } } });
  assert.deepEqual(goFields(document), { hasNote: "HasNoteField" });
});
