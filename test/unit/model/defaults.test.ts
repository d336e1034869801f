import { describe, expect, test } from "vitest";
import { fieldsOf, named, names, serviceOf } from "./read.ts";

describe("a default", () => {
  test.each([
    ["int = 3", { default: 3, hasDefault: true, defaultIsText: false }],
    ["int = 0", { default: 0, hasDefault: true, defaultIsText: false }],
    ["bool = false", { default: false, hasDefault: true, defaultIsText: false }],
    ["decimal(4.2) = 1.50", { default: "1.50", hasDefault: true, defaultIsText: true }],
    ["enum(a|b) = b", { default: "b", hasDefault: true, defaultIsText: true }],
    ["duration = PT5M", { default: "PT5M", hasDefault: true, defaultIsText: true }],
    ["timestamp = now", { default: null, hasDefault: false, defaultNow: true }],
    ["date = now", { default: null, hasDefault: false, defaultNow: true }],
    ["string(9) = caller.id", { default: null, hasDefault: false, defaultCaller: true }],
    ["string(9)", { default: null, hasDefault: false, anyDefault: false }],
  ])("of %s", (type, expected) => {
    const [field] = fieldsOf(`x: "${type}"`);
    expect(field).toMatchObject({ anyDefault: type.includes("="), ...expected });
  });
});

const operations = (crud: string, more = "", fields = "") =>
  serviceOf(`
entities:
  Order:
    ${crud}
    fields:
      sku: string(9)
      note: string(9)?
      count: int = 1
      status: enum(open|shut) = open
      at: timestamp = now
      by: string(200) = caller.id
      ${fields}
operations:
  ${more || "{}"}`).operations;

describe("what crud's create takes", () => {
  const { picked, defaulted, preset } = operations("crud: [create]")[0]!;

  test("as it is: what has no default", () => {
    expect(names(picked)).toEqual(["sku", "note"]);
  });

  test("or else by default", () => {
    expect(names(defaulted)).toEqual(["count", "status"]);
  });

  test("not: what the server gives", () => {
    expect(names(preset)).toEqual(["at", "by"]);
  });
});

describe("what has a state that moves", () => {
  const moving = "crud: [create, replace, update]\n    state: status";
  const shut = "shutOrder: { kind: command, of: Order, from: [open], to: shut, allow: public }";
  const all = operations(moving, shut);

  test("is created in its first", () => {
    expect(names(named(all, "createOrder").preset)).toEqual(["status", "at", "by"]);
  });

  test("keeps it when it is replaced, with what the server gave", () => {
    expect(names(named(all, "replaceOrder").kept)).toEqual(["status", "at", "by"]);
  });

  test("is not moved by an update", () => {
    expect(names(named(all, "updateOrder").patched)).toEqual(["sku", "note", "count"]);
  });
});

describe("an operation that creates", () => {
  const place = (accepts: string, more = "") =>
    operations(
      "crud: []",
      `placeOrder: { kind: create, of: Order, accepts: [${accepts}], allow: [clerk]${more} }`,
    )[0]!;

  test("presets what it does not accept", () => {
    const { picked, defaulted, preset, needsCaller } = place("sku");
    expect([names(picked), names(defaulted)]).toEqual([["sku"], []]);
    expect(names(preset)).toEqual(["count", "status", "at", "by"]);
    expect(needsCaller).toBe(true);
  });

  test("may accept what the server would give: that is left to the caller then", () => {
    const { defaulted, preset, needsCaller } = place("sku, at, by");
    expect(names(defaulted)).toEqual(["at", "by"]);
    expect(names(preset)).toEqual(["count", "status"]);
    expect(needsCaller).toBe(true);
  });

  test("passes on its input, stored nowhere", () => {
    const { passed, accepts } = place("sku", ", input: { coupon: string(9)?, loud: bool? }");
    expect(passed.map(({ field, optional, stored }) => [field.name, optional, stored])).toEqual([
      ["coupon", true, false],
      ["loud", true, false],
    ]);
    expect(accepts.map(({ field }) => field.name)).toEqual(["sku"]);
  });
});

test("only the operation that stores the caller's id asks for the caller", () => {
  const { operations: both, entities } = serviceOf(`
entities:
  Order: { crud: [create], allow: { create: [clerk] }, fields: { by: string(200) = caller.id } }
  Line: { crud: [create], allow: { create: [clerk] }, fields: { sku: string(9) } }`);
  expect(both.map(({ needsCaller }) => needsCaller)).toEqual([true, false]);
  expect(entities.map(({ needs }) => needs.callerId)).toEqual([true, false]);
});
