import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { thing } from "./marked.ts";
import { OFFER } from "./offer.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const read = (text: string) => readBlueprint(text, "blueprint.yaml", OFFER);
const fieldsOf = (fields: string) =>
  Object.fromEntries(
    read(thing(`fields:\n${fields}`)).blueprint!.services[0]!.entities[1]!.fields.map((field) => [
      field.name,
      field,
    ]),
  );

describe("a blueprint", () => {
  const { blueprint } = read(SHOP);

  test("keeps the order of the file", () => {
    expect(blueprint!.services.map(({ name }) => name)).toEqual([
      "orders",
      "payments",
      "shipping",
      "catalog",
    ]);
    expect(blueprint!.auth.roles[3]).toEqual({
      name: "admin",
      inherits: ["support-agent", "warehouse-clerk"],
    });
  });

  test("has use cases with their steps", () => {
    expect(blueprint!.domain.useCases[1]!.steps).toEqual([
      { service: "orders", operation: "cancelOrder" },
      { service: "payments", operation: "refundPayment" },
    ]);
  });

  test("has choices and numbers", () => {
    expect([...blueprint!.platform]).toEqual([
      ["database", "postgresql"],
      ["broker", "nats"],
      ["observability", "opentelemetry"],
      ["deployment", "compose"],
      ["ci", "github"],
    ]);
    expect(blueprint!.qualities).toEqual({
      peakRequestsPerSecond: 800,
      p99Milliseconds: 250,
      availability: 99.9,
      data: ["personal"],
    });
    expect(blueprint!.services[1]!.api).toEqual(["rest", "grpc"]);
  });

  test("has operations with all they say", () => {
    expect(blueprint!.services[0]!.operations[3]).toEqual({
      name: "cancelOrder",
      kind: "command",
      of: "Order",
      accepts: [],
      input: [
        {
          name: "reason",
          type: { kind: "string", minLength: 1, maxLength: 200 },
          optional: false,
          unique: false,
        },
      ],
      from: ["pending", "paid"],
      to: "cancelled",
      emits: "OrderCancelled",
      calls: [],
      allow: ["customer"],
    });
    expect(blueprint!.services[0]!.operations[1]!.allow).toEqual([]);
  });

  test("has relations", () => {
    const [product, category] = blueprint!.services[3]!.entities;
    expect(product!.relations).toEqual([
      { name: "categories", target: "Category", kind: "many-to-many" },
    ]);
    expect(category!.relations).toEqual([
      { name: "parent", target: "Category", kind: "belongs-to", optional: true },
    ]);
    expect(product!.allow.get("get")).toBe("public");
  });
});

describe("a field", () => {
  test("that is a required string is not empty, an optional one may be", () => {
    const { a, b, c } = fieldsOf("  a: string(40)\n  b: string(40)?\n  c: list(string(0..9))");
    expect(a!.type).toEqual({ kind: "string", minLength: 1, maxLength: 40 });
    expect(b!.type).toEqual({ kind: "string", minLength: 0, maxLength: 40 });
    expect(c!.type).toEqual({ kind: "list", of: { kind: "string", minLength: 0, maxLength: 9 } });
  });

  test("that is an int has the limits of JSON", () => {
    const { a, b } = fieldsOf("  a: int\n  b: int(..5)");
    expect(a!.type).toEqual({ kind: "int", minimum: -(2 ** 53) + 1, maximum: 2 ** 53 - 1 });
    expect(b!.type).toMatchObject({ maximum: 5 });
  });

  test("has a default of its own type", () => {
    const fields = fieldsOf(
      `  a: int = 5\n  b: bool = false\n  c: decimal(6.2) = 1.5\n  d: 'text = "  x "'\n  e: timestamp = now\n` +
        `  f: 'json = {"a": [1, null]}'\n  g: { type: json, default: { a: [1, "1", no] } }\n  h: string(9) = now\n  i: enum(no|1) = no`,
    );
    const defaults = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.default]),
    );
    expect(defaults).toEqual({
      a: { value: 5 },
      b: { value: false },
      c: { value: "1.50" },
      d: { value: "  x " },
      e: { server: "now" },
      f: { value: { a: [1, null] } },
      g: { value: { a: [1, "1", "no"] } },
      h: { value: "now" },
      i: { value: "no" },
    });
  });

  test("in the long form is the same", () => {
    const { a, b } = fieldsOf(
      "  a: { type: string, minLength: 2, maxLength: 9, description: First., unique: true }\n" +
        "  b: { type: string, format: date-time, optional: true }",
    );
    expect(a).toEqual({
      name: "a",
      type: { kind: "string", minLength: 2, maxLength: 9 },
      description: "First.",
      optional: false,
      unique: true,
    });
    expect(b).toMatchObject({ type: { kind: "timestamp" }, optional: true });
  });
});

/** Most of them mean something in YAML or in a type. */
const CHARACTERS = [..."ab19 \n\t:-?{}[],#&*!|>'\"%@`\\=().<~é🏗\u0000\u202e\ufeff\r", "\ud800"];

describe("problems", () => {
  test("come all at once, in the order of the text", () => {
    const { problems } = read(
      "groundplan: 1\nname: Shop\nserices: {}\nservices: { a: { entities: { B: { fields: { c: strin } } } } }\n",
    );
    expect(problems.map(({ code, line }) => `${code}:${line}`)).toEqual([
      "GP1201:2",
      "GP1101:3",
      "GP1301:4",
    ]);
  });

  test("count columns without the byte order mark", () => {
    expect(read("\ufeffgrundplan: 1\n").problems[0]).toMatchObject({ line: 1, column: 1 });
  });

  test("never are an exception, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom(...CHARACTERS) }), (text) => {
        const { blueprint, problems } = read(text);
        return (blueprint === undefined) === problems.length > 0;
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test("never are an exception where a sound blueprint was spoilt", () => {
    const spoilt = fc.tuple(
      fc.nat(SHOP.length),
      fc.nat(30),
      fc.constantFrom("", "{", "]", ": ", "\n  ", "*x", "&y ", "- ", "?", "'", "|", "null", "\t"),
    );
    fc.assert(
      fc.property(spoilt, ([at, length, put]) => {
        const { blueprint, problems } = read(SHOP.slice(0, at) + put + SHOP.slice(at + length));
        return (blueprint === undefined) === problems.length > 0;
      }),
      { numRuns: 25, seed: 3 },
    );
  });
});

test("what is missing at the beginning is said as it is written", () => {
  const { problems } = readBlueprint("name: x\nservices: { a: {} }\n", "x.yaml", OFFER);
  expect(problems.map(({ help }) => help)).toContain("Add `groundplan: 1`.");
});
