import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { documentsOf, TALKING } from "./documents.ts";

type Json = any;

const texts = documentsOf(TALKING.shop);
const orders: Json = parse(texts["contracts/orders/asyncapi.yaml"]!);

test("a service that tells nothing and listens to nothing has none", () => {
  expect(Object.keys(texts)).toEqual(
    ["orders", "payments", "shipping"].map((name) => `contracts/${name}/asyncapi.yaml`),
  );
});

test("it says what it is, and where messages go", () => {
  expect(orders).toMatchObject({
    asyncapi: "3.0.0",
    info: {
      title: "Orders",
      version: "1.0.0",
      description: "Takes orders and tells everyone what becomes of them.",
    },
    defaultContentType: "application/cloudevents+json",
    servers: { nats: { host: "localhost:4222", protocol: "nats" } },
  });
  const alone: Json = parse(documentsOf(TALKING.shop, [])["contracts/orders/asyncapi.yaml"]!);
  expect(alone).not.toHaveProperty("servers");
});

test("an event has a channel under its topic, and the service sends it", () => {
  expect(orders.channels.OrderPlaced).toEqual({
    address: "shop.orders.OrderPlaced",
    title: "Order placed",
    description: "Events with the same order come in their order.",
    messages: { OrderPlaced: { $ref: "#/components/messages/OrderPlaced" } },
  });
  expect(orders.operations.sendOrderPlaced).toEqual({
    action: "send",
    summary: "Order placed.",
    description: "What brings it about: `placeOrder`.",
    channel: { $ref: "#/channels/OrderPlaced" },
    messages: [{ $ref: "#/channels/OrderPlaced/messages/OrderPlaced" }],
  });
});

test("what it listens to is the document's of the service that tells of it", () => {
  expect(orders.channels["payments.PaymentCaptured"]).toEqual({
    $ref: "../payments/asyncapi.yaml#/channels/PaymentCaptured",
  });
  expect(orders.operations.receivePaymentCaptured).toEqual({
    action: "receive",
    summary: "Payment captured, as payments tells.",
    description: "What follows: `payOrder`; where that is refused, nothing does.",
    channel: { $ref: "#/channels/payments.PaymentCaptured" },
    messages: [{ $ref: "#/channels/payments.PaymentCaptured/messages/PaymentCaptured" }],
  });
});

test("a message is the CloudEvent whole, with what this event says in it", () => {
  expect(orders.components.messages.OrderPlaced.payload).toEqual({
    allOf: [
      { $ref: "#/components/schemas/CloudEvent" },
      {
        type: "object",
        properties: {
          source: { const: "/shop/orders" },
          type: { const: "shop.orders.OrderPlaced" },
          data: { $ref: "#/components/schemas/OrderPlaced" },
        },
      },
    ],
  });
});

test("data may grow: no object says that there is nothing else", () => {
  expect(orders.components.schemas.OrderCancelled).toMatchObject({
    required: ["id", "total", "reason"],
    properties: { reason: { type: "string", maxLength: 200 } },
  });
  for (const text of Object.values(texts)) expect(text).not.toContain("additionalProperties");
});

test("events of two services that are called the same are told apart; several reactions to one are one operation", () => {
  const seller = (name: string) => `  ${name}:
    entities:
      Sale: { crud: [create], allow: { create: [clerk] }, emits: { create: Sold }, fields: { sku: string(9) } }
    events: { Sold: { of: Sale, key: id, carries: [id, sku] } }
`;
  const { channels, operations }: Json = parse(
    documentsOf(`groundplan: 1
name: mall
platform: { broker: nats }
auth: { users: { kind: oidc }, roles: { clerk: [] } }
services:
${seller("shop")}${seller("corner-shop")}  stock:
    entities:
      Loss: { fields: { sku: string(9) } }
    operations:
      move: { kind: create, of: Loss, accepts: [sku] }
      note: { kind: create, of: Loss, accepts: [sku] }
    consumes:
      shop.Sold: [{ do: move, with: { sku: event.sku } }, { do: note, with: { sku: a }, refused: ignore }]
      corner-shop.Sold: { do: move, with: { sku: event.sku } }
`)["contracts/stock/asyncapi.yaml"]!,
  );
  expect(Object.keys(channels)).toEqual(["shop.Sold", "corner-shop.Sold"]);
  expect(Object.keys(operations)).toEqual(["receiveSold", "receiveCornerShopSold"]);
  expect(operations.receiveSold.description).toBe(
    "What follows: `move`.\nWhat follows: `note`; where that is refused, nothing does.",
  );
});

test("nothing of ours is in it that AsyncAPI does not know", () => {
  for (const text of Object.values(texts)) {
    expect(text.replaceAll("x-data-classification", "")).not.toMatch(/\bx-|groundplan/);
  }
});

test("what it tells of people is marked, beside a reference too", () => {
  const { properties } = orders.components.schemas.OrderPaid;
  expect(properties.shipTo).toEqual({
    "x-data-classification": "personal",
    allOf: [{ $ref: "#/components/schemas/Address" }],
  });
  expect(properties.sku).not.toHaveProperty("x-data-classification");
});

describe.each(Object.entries(TALKING))("the documents of %s", (_name, blueprint) => {
  const all = Object.entries(documentsOf(blueprint));

  test("hold no schema and no message that nothing refers to", () => {
    for (const [path, text] of all) {
      const { components = {} }: Json = parse(text);
      const there = Object.entries<Json>(components).flatMap(([kind, parts]) =>
        Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
      );
      expect(
        there.filter((one) => !text.includes(`"${one}"`)),
        path,
      ).toEqual([]);
    }
  });

  test("have valid examples, and refuse what is none", () => {
    for (const [path, text] of all) {
      const ajv = new Ajv2020({ strict: false });
      addFormats.default(ajv);
      ajv.addSchema(parse(text), path);
      for (const [name, message] of Object.entries<Json>(parse(text).components.messages)) {
        const valid = ajv.compile({ $ref: `${path}#/components/messages/${name}/payload` });
        const [{ payload }] = message.examples;
        expect([valid(payload), valid.errors], name).toEqual([true, null]);
        expect(valid({ ...payload, type: "other" })).toBe(false);
        expect(valid({ ...payload, data: {} })).toBe(false);
      }
    }
  });

  test("have no reference with something beside it: draft 7 would not see that", () => {
    const beside = (part: Json): Json[] =>
      part === null || typeof part !== "object"
        ? []
        : [
            ...(typeof part.$ref === "string" && Object.keys(part).length > 1 ? [part] : []),
            ...Object.values(part).flatMap(beside),
          ];
    for (const [, text] of all) expect(beside(parse(text))).toEqual([]);
  });

  test("are as the formatter would have them, and the same again", async () => {
    for (const [path, text] of all) expect((await format(path, text, {})).code).toBe(text);
    expect(Object.entries(documentsOf(blueprint))).toEqual(all);
  });
});
