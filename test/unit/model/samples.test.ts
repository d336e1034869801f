import { describe, expect, test } from "vitest";
import type { EntityModel, OperationModel, ServiceModel } from "../../../src/model/types.ts";
import { named, serviceOf } from "./read.ts";

const service: ServiceModel = serviceOf(`
entities:
  Order:
    crud: [create, get, list, update, delete]
    allow: { get: public, list: [clerk], delete: [clerk] }
    state: status
    fields:
      sku: string(40) unique
      size: int(1..9) = 2
      status: enum(open|done) = open
      note: text?
    relations: { buyer: belongs-to Person, lines: has-many Line cascade }
  Line:
    crud: [create, get]
    fields: { text: string(3) }
  Person:
    crud: [get, delete]
    fields: { name: string(9) }
    relations: { boss: belongs-to Person? }
operations:
  closeOrder: { kind: command, of: Order, by: sku, from: [open], to: done, input: { reason: string(5) }, allow: [clerk] }
  renameOrder: { kind: update, of: Order, accepts: [note] }
`);
const entity = (name: string): EntityModel => named(service.entities, name);
const operation = (name: string): OperationModel => named(service.operations, name);

describe("an operation's sample", () => {
  test("says which fields of an example are no part of its input", () => {
    const { beside, omits, few } = operation("createOrder").sample;
    expect(beside.map(({ name }) => name)).toEqual(["id", "status", "createdAt"]);
    expect({ omits, few }).toEqual({ omits: true, few: false });
  });

  test("names what is given where that is shorter", () => {
    const { given, few } = operation("renameOrder").sample;
    expect(given.map(({ name }) => name)).toEqual(["note"]);
    expect(few).toBe(true);
  });

  test("breaks each limit of the entity once, and one in every operation", () => {
    const wrong = (of: string) =>
      operation(of).sample.wrong.map(({ name, length, value }) => [name, length ?? value.plain]);
    expect(wrong("createOrder").slice(0, 2)).toEqual([
      ["sku", 41],
      ["size", 10],
    ]);
    expect(wrong("updateOrder")).toEqual([["sku", 41]]);
    expect(wrong("closeOrder")).toEqual([["reason", 6]]);
  });

  test("knows the parts of its address", () => {
    expect(operation("closeOrder").sample.url).toEqual({
      before: "v1/orders/by-sku",
      hasKey: true,
      encoded: true,
      after: "close",
      otherMethod: "PUT",
    });
  });

  test("knows whether it can be done twice", () => {
    expect(operation("closeOrder").sample).toMatchObject({ once: true, from: ["open"] });
  });
});

describe("what becomes of examples when one is removed", () => {
  test("parts go with their whole", () => {
    const { free, takes, stays } = entity("order").sample;
    expect(free).toEqual({ index: 1 });
    expect(takes.map((one) => [one.entity.type, one.index])).toEqual([["Line", 1]]);
    expect(stays).toEqual({ index: 0 });
  });

  test("what others refer to is held", () => {
    expect(entity("person").sample).toMatchObject({ free: null, held: { index: 1 } });
  });
});

test("a list is narrowed by a value that an example has", () => {
  const filters = entity("order").sample.filters;
  expect(filters.map(({ field, asked, found }) => [field.name, asked, found])).toEqual([
    ["buyerId", { index: 0 }, [{ index: 0 }]],
  ]);
});

describe("whom a service refuses", () => {
  const deniedIn = (operations: string) =>
    serviceOf(`
entities:
  Mark: { crud: [create], allow: { create: [clerk] } }
  Ticket: { state: s, fields: { price: decimal(5.2) unique, s: enum(a|b) = a } }
operations:
  holdTicket: { kind: command, of: Ticket, by: price, from: [a], to: b, allow: [clerk] }
${operations}`);

  test("is asked by a request of which nothing else can be wrong", () => {
    const { sample } = deniedIn(
      "  freeTicket: { kind: command, of: Ticket, from: [b], to: a, allow: [clerk] }",
    );
    expect(sample.denied?.name.camel).toBe("freeTicket");
    expect(deniedIn("").sample.denied).toBeNull();
  });

  test("and what has no input is given an empty body, where one has to be", () => {
    const bodies = deniedIn("").operations.map(({ name, sample }) => [
      name.camel,
      sample.emptyBody,
    ]);
    expect(bodies).toEqual([
      ["createMark", true],
      ["holdTicket", false],
    ]);
  });
});
