import assert from "node:assert/strict";
import { test } from "node:test";
import { checkOf, cloudEvent, producerOf, readEvent } from "./events.ts";
import { stepped } from "./testing/messaging.ts";

const whole = cloudEvent(stepped("a", 1));
const read = (value: unknown) =>
  readEvent(typeof value === "string" ? value : JSON.stringify(value), "test/7", whole.type);

test("an event is read as it was written", () => {
  assert.deepEqual(read(whole), whole);
  assert.deepEqual(read({ ...whole, traceparent: "00-1-2-01" }), {
    ...whole,
    traceparent: "00-1-2-01",
  });
});

test("without a key of its own an event has its subject's, or its id's", () => {
  const { partitionkey: _, ...bare } = whole;
  assert.equal(read(bare).partitionkey, "a");
  assert.equal(read({ ...bare, subject: undefined }).partitionkey, whole.id);
});

test("what is no event keeps its text, under the name that the broker gave it", () => {
  const others = [
    "",
    "{",
    "null",
    "[1]",
    { ...whole, id: 7 },
    { ...whole, id: "a\0b" },
    { ...whole, id: "x".repeat(501) },
    { ...whole, source: undefined },
    { ...whole, type: "test.steps.Other" },
    { ...whole, data: undefined },
  ];
  for (const other of others) {
    const { id, source, type, data, partitionkey } = read(other);
    const text = typeof other === "string" ? other : JSON.stringify(other);
    assert.deepEqual(
      { id, source, type, data, partitionkey },
      { id: "test/7", source: "", type: whole.type, data: text, partitionkey: "test/7" },
    );
  }
});

test("topics of a service begin alike", () => {
  assert.equal(producerOf("shop.orders.OrderPlaced"), "shop.orders");
});

test("a contract may be loosely said, and it counts", () => {
  const schema = {
    required: ["id"],
    properties: { id: { maxLength: 3 }, tags: { items: { $ref: "#" } } },
  };
  const check = checkOf({ type: "test.loose.Said", source: "/test/loose", schema });
  assert.equal(check({ id: "x", tags: [{ id: "y" }] }), undefined);
  assert.deepEqual(
    check({ id: "x", tags: [{}] })?.map(({ pointer }) => pointer),
    ["/tags/0/id"],
  );
});
