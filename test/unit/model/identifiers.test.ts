import { describe, expect, test } from "vitest";
import { Identifiers, variableOf } from "../../../src/model/identifiers.ts";
import { entityOf, serviceOf } from "./read.ts";

describe("identifiers", () => {
  test("are what was wanted, where that is free", () => {
    const identifiers = new Identifiers();
    expect(identifiers.type("Order", "Entity")).toBe("Order");
    expect(identifiers.value("order", "Entity")).toBe("order");
  });

  test("are given once", () => {
    const identifiers = new Identifiers(["Invoice"]);
    expect(identifiers.type("Order", "Entity")).toBe("Order");
    expect(identifiers.type("Order", "Input")).toBe("OrderInput");
    expect(identifiers.type("Order", "Input")).toBe("OrderInputInput");
    expect(identifiers.type("Invoice", "Entity")).toBe("InvoiceEntity");
  });

  test.each(["Date", "Promise", "Error", "Map", "Object", "Infer", "Tables"])(
    "as types give way to %s",
    (name) => {
      expect(new Identifiers().type(name, "Entity")).toBe(`${name}Entity`);
    },
  );

  test.each(["class", "new", "from", "f", "tx", "row", "stores", "merged", "nextLink"])(
    "as variables give way to %s",
    (name) => {
      expect(new Identifiers().value(name, "Entity")).toBe(`${name}Entity`);
    },
  );
});

describe("entities", () => {
  test.each([
    ["Date", "DateEntity", "dateEntity"],
    ["Promise", "PromiseEntity", "promise"],
    ["Order", "Order", "order"],
    ["F", "F", "fEntity"],
    ["Class", "Class", "classEntity"],
  ])("called %s have the type %s and the variable %s", (name, type, variable) => {
    const entity = entityOf(`${name}: {}`);
    expect([entity.type, entity.variable]).toEqual([type, variable]);
  });

  test("give way to what their operations and those of others are called", () => {
    const { entities } = serviceOf(`
entities:
  Order: { crud: [create, list], allow: { create: public, list: public } }
  OrderOperation: { crud: [list], allow: { list: public } }
  OrderRoute: { crud: [list], allow: { list: public } }
  OrderFilter: { crud: [list], allow: { list: public } }`);
    const taken = ["orderOperations", "orderRoutes", "OrderOperations", "OrderFilter"];
    const given = entities.flatMap((one) => [
      one.variable,
      one.variables,
      one.type,
      one.pluralType,
      one.rowType,
    ]);
    expect(given.filter((name) => taken.includes(name))).toEqual([]);
    expect(new Set(given).size).toBe(given.length);
  });

  test.each([
    ["Operations", "operations"],
    ["Ports", "ports"],
    ["Routes", "routes"],
    ["Rpc", "rpc"],
  ])("called %s do not take the place of a slice's %s.ts", (name, file) => {
    expect(entityOf(`${name}: {}`).file).not.toBe(file);
  });

  test.each([
    ["Table", "tables"],
    ["Store", "stores"],
  ])("called %s do not take the place of the adapters' %s.ts", (name, folder) => {
    expect(entityOf(`${name}: {}`).folder).not.toBe(folder);
  });
});

describe("a variable inside a function", () => {
  test.each([
    ["sku", "sku"],
    ["class", "classKey"],
    ["input", "inputKey"],
    ["orders", "ordersKey"],
  ])("%s is %s", (name, expected) => {
    expect(variableOf(name, "Key", new Set(["orders"]))).toBe(expected);
  });
});
