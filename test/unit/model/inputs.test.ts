import { describe, expect, test } from "vitest";
import { named, names, serviceOf } from "./read.ts";

const FIELDS =
  "sku: string(9) unique, no: int(1..) unique, class: string(9) unique, note: string(9)?";
const ORDER = `crud: [get, list, delete], fields: { ${FIELDS}, status: enum(open|shut) = open }, state: status`;
const serviceWith = (...operations: string[]) =>
  serviceOf(`
entities:
  Order: { ${ORDER} }
values:
  Place: { town: string(9) }
operations:
${operations.map((one) => `  ${one}`).join("\n")}`);
const shut = (more: string) =>
  `shutOrder: { kind: command, of: Order, from: [open], to: shut, allow: public, ${more} }`;

describe("what finds an entity", () => {
  test("is its id, unless said otherwise", () => {
    const { operations } = serviceWith(shut("by: sku"));
    const keys = operations.map(({ name, key }) => [name.camel, key?.name ?? null]);
    expect(Object.fromEntries(keys)).toEqual({
      getOrder: "id",
      listOrders: null,
      deleteOrder: "id",
      shutOrder: "sku",
    });
  });

  test("has a type: of all keys, where there are several", () => {
    const [order] = serviceWith(shut("by: no")).entities;
    expect(names(order!.keys)).toEqual(["id", "no"]);
    expect(order!.keyInputs.map(({ inputType }) => inputType)).toEqual(["OrderId", "OrderByNo"]);
    expect(order).toMatchObject({ keyType: "OrderKey", hasOtherKeys: true });
  });

  test("of one key only, is that key's", () => {
    const [order] = serviceWith(shut("input: {}")).entities;
    expect(order).toMatchObject({ keyType: "OrderId", hasOtherKeys: false });
  });

  test("keeps its own type", () => {
    expect(named(serviceWith(shut("by: no")).operations, "shutOrder").key!.type.kind).toBe("int");
  });

  test("called like a word of JavaScript gets a variable of another name", () => {
    const { operations } = serviceWith(
      shut("by: class"),
      "dropOrder: { kind: delete, of: Order, by: sku }",
    );
    const keys = operations.map(({ name, keyVariable, keyRenamed }) => [
      name.camel,
      keyVariable,
      keyRenamed,
    ]);
    expect(keys).toEqual([
      ["getOrder", "id", false],
      ["listOrders", "", false],
      ["deleteOrder", "id", false],
      ["shutOrder", "classKey", true],
      ["dropOrder", "sku", false],
    ]);
  });
});

describe("the schema of an input", () => {
  const inputOf = (name: string, ...operations: string[]) => {
    const { inputType, sharedInput } = named(serviceWith(...operations).operations, name);
    return [inputType, sharedInput];
  };

  test("is the key's, where nothing else is asked for", () => {
    expect(inputOf("getOrder", shut("by: sku"))).toEqual(["OrderId", true]);
    expect(inputOf("deleteOrder", shut("by: sku"))).toEqual(["OrderId", true]);
    expect(inputOf("shutOrder", shut("by: sku"))).toEqual(["OrderBySku", true]);
  });

  test("is the page's, where a list has no filter", () => {
    expect(inputOf("listOrders", shut("by: sku"))).toEqual(["PageQuery", true]);
  });

  test("is the operation's own otherwise", () => {
    expect(inputOf("shutOrder", shut("accepts: [note]"))).toEqual(["ShutOrder", false]);
    expect(inputOf("shutOrder", shut("input: { why: string(9) }"))).toEqual(["ShutOrder", false]);
  });

  test("of something without fields is empty", () => {
    const { operations } = serviceOf("entities:\n  Marker: { crud: [create] }");
    expect(operations.map(({ emptyInput }) => emptyInput)).toEqual([true]);
  });
});

describe("what the entity's file needs", () => {
  test("the value objects of its operations' inputs, too", () => {
    const [order] = serviceWith(shut("input: { to: list(Place) }")).entities;
    expect(order!.uses.map(({ type }) => type)).toEqual(["Place"]);
  });

  test("each once, at any depth", () => {
    const { entities, values } = serviceOf(`
entities:
  Trip: { fields: { stops: list(Stop), home: Place } }
values:
  Stop: { place: Place, tags: list(Tag) }
  Place: { town: string(9) }
  Tag: { tone: enum(a|b), marks: list(enum(x|y)) }`);
    expect(entities[0]!.uses.map(({ type }) => type)).toEqual(["Stop", "Place"]);
    expect(values.map(({ type }) => type)).toEqual(["Place", "Tag", "Stop"]);
  });
});

describe("a rule", () => {
  test("is called by its verb, unless that means something else", () => {
    const { operations } = serviceWith(
      shut("by: sku"),
      "omitOrder: { kind: command, of: Order, from: [open], to: shut, accepts: [note] }",
    );
    expect(named(operations, "shutOrder").rule).toBe("shut");
    expect(named(operations, "omitOrder").rule).toBe("omitOrder");
  });

  test("is one of its file, whatever the operations are called", () => {
    const { operations } = serviceOf(`
entities:
  Order: { crud: [create, replace], fields: { note: string(9)? } }
operations:
  createOrderOrder: { kind: create, of: Order, accepts: [note] }
  stampOrder: { kind: command, of: Order, accepts: [note] }
  stamp: { kind: command, of: Order, accepts: [note] }`);
    const rules = operations.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(5);
  });

  test("that only its owner can write has a file of its own", () => {
    const weigh = "weighOrder: { kind: command, of: Order, input: { g: int } }";
    const { operations } = serviceWith(shut("by: sku"), weigh);
    expect(named(operations, "weighOrder")).toMatchObject({
      userWritten: true,
      hasRule: false,
      passesInput: true,
      ruleFile: "services/sales/src/features/orders/rules/weigh-order.ts",
    });
  });
});
