import { describe, expect, test } from "vitest";
import { ASYNCAPI, asyncapiOf, changesOf, found, OPENAPI, openapiOf } from "./documents.ts";

type Schema = Record<string, unknown>;
const EMPTY: Schema = { type: "object" };
const text = { type: "string" };
const one = (schema: Schema, more: Schema = {}): Schema => ({
  type: "object",
  properties: { a: schema },
  ...more,
});

/** What a change means to callers that send it, to callers that get it, and to those who listen. */
const RULES: [
  name: string,
  old: Schema,
  now: Schema,
  request: string[],
  response: string[],
  event: string[],
][] = [
  ["nothing", one(text), one(text), [], [], []],
  ["a description", one(text), one({ ...text, description: "New." }), [], [], []],
  [
    "a property more",
    EMPTY,
    one(text),
    ["compatible property-added"],
    ["compatible property-added"],
    ["compatible property-added"],
  ],
  [
    "a required property more",
    EMPTY,
    one(text, { required: ["a"] }),
    ["breaking property-added"],
    ["compatible property-added"],
    ["compatible property-added"],
  ],
  [
    "a property less, that may be sent on",
    one(text),
    EMPTY,
    ["warning property-removed"],
    ["breaking property-removed"],
    ["breaking property-removed"],
  ],
  [
    "a property less, that is refused now",
    one(text, { additionalProperties: false }),
    { ...EMPTY, additionalProperties: false },
    ["breaking property-removed"],
    ["breaking property-removed"],
    ["breaking property-removed"],
  ],
  [
    "optional → required",
    one(text),
    one(text, { required: ["a"] }),
    ["breaking property-became-required"],
    ["compatible property-became-required"],
    ["compatible property-became-required"],
  ],
  [
    "required → optional",
    one(text, { required: ["a"] }),
    one(text),
    ["compatible property-became-optional"],
    ["breaking property-became-optional"],
    ["breaking property-became-optional"],
  ],
  [
    "string → integer",
    one(text),
    one({ type: "integer" }),
    ["breaking type-changed"],
    ["breaking type-changed"],
    ["breaking type-changed"],
  ],
  [
    "integer → number",
    one({ type: "integer" }),
    one({ type: "number" }),
    ["compatible type-changed"],
    ["breaking type-changed"],
    ["breaking type-changed"],
  ],
  [
    "null as well",
    one(text),
    one({ type: ["string", "null"] }),
    ["compatible type-changed"],
    ["breaking type-changed"],
    ["breaking type-changed"],
  ],
  [
    "null no more",
    one({ type: ["string", "null"] }),
    one(text),
    ["breaking type-changed"],
    ["compatible type-changed"],
    ["compatible type-changed"],
  ],
  [
    "any type → one",
    one({}),
    one(text),
    ["breaking type-changed"],
    ["compatible type-changed"],
    ["compatible type-changed"],
  ],
  [
    "a value of an enum more",
    one({ enum: ["x"] }),
    one({ enum: ["x", "y"] }),
    ["compatible enum-widened"],
    ["breaking enum-widened"],
    ["warning enum-widened"],
  ],
  [
    "a value of an enum less",
    one({ enum: ["x", "y"] }),
    one({ enum: ["x"] }),
    ["breaking enum-narrowed"],
    ["compatible enum-narrowed"],
    ["compatible enum-narrowed"],
  ],
  [
    "another constant",
    one({ const: "x" }),
    one({ const: "y" }),
    ["breaking enum-narrowed", "compatible enum-widened"],
    ["breaking enum-widened", "compatible enum-narrowed"],
    ["warning enum-widened", "compatible enum-narrowed"],
  ],
  [
    "an enum where there was none",
    one(text),
    one({ ...text, enum: ["x"] }),
    ["breaking enum-narrowed"],
    ["compatible enum-narrowed"],
    ["compatible enum-narrowed"],
  ],
  [
    "a lower maxLength",
    one({ ...text, maxLength: 9 }),
    one({ ...text, maxLength: 8 }),
    ["breaking limit-narrowed"],
    ["compatible limit-narrowed"],
    ["compatible limit-narrowed"],
  ],
  [
    "a higher maxLength",
    one({ ...text, maxLength: 8 }),
    one({ ...text, maxLength: 9 }),
    ["compatible limit-widened"],
    ["warning limit-widened"],
    ["warning limit-widened"],
  ],
  [
    "a minimum where there was none",
    one({ type: "integer" }),
    one({ type: "integer", minimum: 0 }),
    ["breaking limit-narrowed"],
    ["compatible limit-narrowed"],
    ["compatible limit-narrowed"],
  ],
  [
    "a minimum gone",
    one({ type: "integer", minimum: 0 }),
    one({ type: "integer" }),
    ["compatible limit-widened"],
    ["warning limit-widened"],
    ["warning limit-widened"],
  ],
  [
    "another pattern",
    one({ ...text, pattern: "a" }),
    one({ ...text, pattern: "b" }),
    ["breaking pattern-changed"],
    ["warning pattern-changed"],
    ["warning pattern-changed"],
  ],
  [
    "another format",
    one({ ...text, format: "date" }),
    one({ ...text, format: "date-time" }),
    ["breaking format-changed"],
    ["breaking format-changed"],
    ["breaking format-changed"],
  ],
  [
    "no other properties",
    EMPTY,
    { ...EMPTY, additionalProperties: false },
    ["breaking closed"],
    [],
    [],
  ],
  [
    "items",
    one({ type: "array", items: text }),
    one({ type: "array", items: { type: "boolean" } }),
    ["breaking type-changed"],
    ["breaking type-changed"],
    ["breaking type-changed"],
  ],
  [
    "a variant more",
    one({ oneOf: [{ title: "A", type: "string" }] }),
    one({
      oneOf: [
        { title: "A", type: "string" },
        { title: "B", type: "integer" },
      ],
    }),
    ["compatible variant-added"],
    ["breaking variant-added"],
    ["warning variant-added"],
  ],
  [
    "a variant less",
    one({
      oneOf: [
        { title: "A", type: "string" },
        { title: "B", type: "integer" },
      ],
    }),
    one({ oneOf: [{ title: "A", type: "string" }] }),
    ["breaking variant-removed"],
    ["compatible variant-removed"],
    ["compatible variant-removed"],
  ],
  [
    "the same by allOf",
    one({ type: "string", maxLength: 5 }),
    one({ allOf: [{ type: "string" }, { maxLength: 5 }] }),
    [],
    [],
    [],
  ],
  [
    "a property that the server sets",
    EMPTY,
    one({ ...text, readOnly: true }, { required: ["a"] }),
    [],
    ["compatible property-added"],
    ["compatible property-added"],
  ],
];

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
    const found = changesOf(
      ASYNCAPI,
      asyncapiOf(old, "1.0.0", "receive"),
      asyncapiOf(now, "1.0.0", "receive"),
    );
    expect(found).toEqual(request);
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
