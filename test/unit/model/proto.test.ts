import { expect, test } from "vitest";
import { constantsOf } from "../../../src/model/proto-enums.ts";
import { messageProperty } from "../../../src/model/proto-names.ts";
import { entityOf, named, serviceOf } from "./read.ts";

const sales = serviceOf(`entities:
  Order:
    crud: [get, list]
    allow: { get: public, list: public }
    fields: { kind: enum(a|b), shipTo: Address, count: int(0..9), total: "int(0..)" }
  Note:
    crud: [delete]
    allow: { delete: public }
    fields: { text: text, way: Way }
  Secret:
    crud: [create]
    fields: { hidden: Hidden }
values:
  Address: { street: string(10), point: "Point?" }
  Point: { x: decimal(4.2) }
  Way: { unit: enum(a|b) }
  Hidden: { text: text }
  Reason: { unit: enum(a|b) }
operations:
  dropOrder: { kind: delete, of: Order, input: { why: Reason, kind: enum(c|d) }, allow: public }`);
const { entities, proto } = sales;
const ways = (name: string) => {
  const { sent, received } = sales.values.find(({ type }) => type === name)!.proto;
  return [sent, received];
};

test("value objects are mapped in the directions in which they go", () => {
  expect(ways("Address")).toEqual([true, false]);
  expect(ways("Point")).toEqual([true, false]);
  expect(ways("Reason")).toEqual([false, true]);
  for (const name of ["Way", "Hidden"]) expect(ways(name)).toEqual([false, false]);
  expect(proto.values.map(({ type }) => type).toSorted()).toEqual(["Address", "Point", "Reason"]);
});

test("an entity imports what its own messages need", () => {
  const [order, note] = entities;
  expect(order!.proto).toMatchObject({
    sent: true,
    functions: ["addressMessage", "reasonOf"],
    onlyTypes: false,
  });
  expect(note!.proto).toMatchObject({
    sent: false,
    functions: [],
    onlyTypes: true,
  });
});

test("enums are called as their fields; two of one name are told apart", () => {
  const [order] = entities;
  expect(order!.proto.enums.map(({ variable }) => variable)).toEqual(["kinds", "dropOrderKind"]);
  expect(proto.enums.map(({ variable, name }) => [variable, name])).toEqual([
    ["units", "ReasonUnit"],
  ]);
});

test("long names stay out of lines that repeat them", () => {
  const { proto: long } = entityOf(
    "OrderOfSomebodyWhoLikesNames: { crud: [get], allow: { get: public } }",
  );
  expect([long.variable, long.variables]).toEqual(["one", "operations"]);
});

test("what a message holds in another form is known", () => {
  const same = (name: string) => named(entities[0]!.fields, name).type.same;
  expect(["count", "id"].map(same)).toEqual([true, true]);
  expect(["kind", "shipTo", "total", "createdAt"].map(same)).toEqual([false, false, false, false]);
});

test("requests that are only a key are told apart, and so are those with a mask", () => {
  const { operations } = entityOf(
    "Tag: { crud: [get, update, list], allow: { get: public }, fields: { text: text } }",
  );
  const said = (name: string) => named(operations, name).proto;
  expect(said("getTag")).toMatchObject({ method: "getTag", flat: true, masked: false });
  expect(said("updateTag")).toMatchObject({
    schema: "UpdateTagRequestSchema",
    flat: false,
    masked: true,
  });
});

test.each([
  ["OrderStatus", ["in-progress", "paid"], ["IN_PROGRESS", "PAID"]],
  ["ErrorCode", ["null", "1st"], ["ERROR_CODE_NULL", "ERROR_CODE_1ST"]],
  ["B2BKind", ["shop"], ["B2B_KIND_SHOP"]],
])("the properties of %s are those of protoc-gen-es", (name, values, properties) => {
  expect(constantsOf(name, values).map(({ property }) => property)).toEqual(properties);
});

test.each([
  ["order_id", "orderId"],
  ["line_2", "line2"],
  ["value_of", "valueOf$"],
])("the field %s is the property %s", (field, property) => {
  expect(messageProperty(field)).toBe(property);
});

test("tests call operations with the first example, and what Protobuf's JSON says otherwise", () => {
  const [order] = entities;
  const json = Object.fromEntries(
    order!.proto.example.map(({ name, value }) => [name, value.isPlain ? value.plain : value.text]),
  );
  expect(order!.proto.likeExample).toBe(true);
  expect(json).toEqual({
    kind: "ORDER_KIND_A",
    total: "1",
    createdAt: "2026-01-01T09:00:00Z",
  });
  expect(named(order!.operations, "dropOrder").proto.call).toMatchObject({
    keyed: true,
    hasPassed: true,
    refusesNothing: true,
    again: "NotFound",
  });
});
