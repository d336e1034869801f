import { describe, expect, test } from "vitest";
import { ASYNCAPI, asyncapiOf, changesOf, found, OPENAPI, openapiOf } from "./documents.ts";
import { EMPTY, one, RULES, text } from "./schema-rules.ts";

describe.each(RULES)("%s", (_name, old, now, request, response, event) => {
  test("in a request", () => {
    expect(changesOf(OPENAPI, openapiOf(old, EMPTY), openapiOf(now, EMPTY))).toEqual(request);
  });
  test("in a response", () => {
    expect(changesOf(OPENAPI, openapiOf(EMPTY, old), openapiOf(EMPTY, now))).toEqual(response);
  });
  test("in an event", () => {
    expect(changesOf(ASYNCAPI, asyncapiOf(old), asyncapiOf(now))).toEqual(event);
  });
  test("in what a service receives", () => {
    const told = changesOf(
      ASYNCAPI,
      asyncapiOf(old, "1.0.0", "receive"),
      asyncapiOf(now, "1.0.0", "receive"),
    );
    expect(told).toEqual(request);
  });
});

test("a change has its place, its sentence and what it is about", () => {
  const now = openapiOf(one({ ...text, maxLength: 5 }), EMPTY);
  expect(found(OPENAPI, openapiOf(one(text), EMPTY), now)).toEqual([
    {
      kind: "limit-narrowed",
      severity: "breaking",
      message: "`maxLength` of `a` is 5 now, in requests",
      file: OPENAPI,
      at: "/paths/~1things/post/requestBody/content/application~1json/schema/properties/a/maxLength",
      side: "new",
      line: now.split("\n").findIndex((line) => line.includes("maxLength")) + 1,
      column:
        now
          .split("\n")
          .find((line) => line.includes("maxLength"))!
          .indexOf("maxLength") + 1,
      operations: ["makeThing"],
      events: [],
      hits: { services: [], callers: [] },
    },
  ]);
});

test("what is gone has its place in the old file", () => {
  const [change] = found(OPENAPI, openapiOf(EMPTY, one(text)), openapiOf(EMPTY, EMPTY));
  expect(change).toMatchObject({ side: "old", kind: "property-removed" });
  expect(change!.at).toMatch(/\/schema\/properties\/a$/);
});

test("schemas that refer to each other in a circle end", () => {
  const tree = (type: string) => ({
    type: "object",
    properties: {
      value: { type },
      children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
    },
  });
  const document = (type: string) =>
    `${openapiOf(EMPTY, { $ref: "#/components/schemas/Tree" })}components: ${JSON.stringify({ schemas: { Tree: tree(type) } })}\n`;
  expect(changesOf(OPENAPI, document("string"), document("integer"))).toEqual([
    "breaking type-changed",
  ]);
});
