import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openapi } from "../../../src/contracts/index.ts";
import { entityOf, fieldsOf, serviceOf } from "./read.ts";

const TYPES = [
  "uuid",
  "string(40)",
  "string(1)",
  "string(2..2)",
  "string(3)",
  "string(30..40)",
  "string(0..5)",
  "text",
  "int",
  "int(1..99)",
  "int(0..)",
  "int(..-5)",
  "int(7..9)",
  "int(-3..-2)",
  "int(5000000000..)",
  "decimal(10.2)",
  "decimal(3.3)",
  "decimal(1.1)",
  "decimal(1.0)",
  "decimal(18.9)",
  "money",
  "bool",
  "email",
  "url",
  "date",
  "timestamp",
  "duration",
  "json",
  "enum(a|b)",
  "list(string(2..3))",
  "list(enum(a|b))",
  "list(Part)",
  "Part",
];
/** These have no second value. */
const ONLY_ONE = ["int(5..5)", "enum(only)"];
/** A property name that is as long as a database lets it be. */
const LONG = "aVeryLongNameWrittenDownInFullBecauseIt";

/** The schema of an entity in its contract, ready to check with. */
function checkOf(type: string, name: string) {
  const service = serviceOf(`
entities:
  Thing: { crud: [get], allow: { get: public }, fields: { ${name}: "${type}", more: "${type}?" } }
values:
  Part: { size: int(3..4), mark: "enum(x|y)?", inner: list(Inner) }
  Inner: { code: string(2..2), at: timestamp }`);
  const { components } = parse(openapi(service, { security: false }));
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: "contract", components });
  return { service, check: ajv.compile({ $ref: "contract#/components/schemas/Thing" }) };
}

describe.each([...TYPES, ...ONLY_ONE])("the examples of %s", (type) => {
  test.each(["size", LONG])("keep their own limits (%s)", (name) => {
    const { service, check } = checkOf(type, name);
    for (const example of service.entities[0]!.examples) {
      check(example);
      expect(check.errors ?? [], JSON.stringify(example)).toEqual([]);
    }
  });
});

test.each(TYPES)("the examples of %s are two", (type) => {
  const [first, second] = checkOf(type, "size").service.entities[0]!.ownFields[0]!.examples;
  expect(first).not.toEqual(second);
});

test("a limit that is broken is seen", () => {
  const { service, check } = checkOf("int(7..9)", "size");
  const [first] = service.entities[0]!.examples as [object, object];
  expect(check({ ...first, size: 6 })).toBe(false);
});

describe("the examples of an entity", () => {
  test("are the same every time", () => {
    const [once, again] = [0, 1].map(() => fieldsOf("a: uuid, b: timestamp, c: string(9)"));
    expect(once).toEqual(again);
  });

  test("leave out what is optional in the second", () => {
    const { examples } = entityOf("Thing: { fields: { name: string(9), note: string(9)? } }");
    expect(examples.map((one) => Object.keys(one as object))).toEqual([
      ["id", "name", "note", "createdAt"],
      ["id", "name", "createdAt"],
    ]);
  });

  test("refer to each other's, in the order in which they can be stored", () => {
    const { entities, entitiesByDependency } = serviceOf(`
entities:
  Line: { relations: { order: belongs-to Order, note: belongs-to Note? } }
  Order: { relations: { tags: many-to-many Tag } }
  Tag: {}
  Note: {}`);
    const [line, order, tag] = entities.map(({ examples }) => examples as unknown as Example[]);
    expect(line!.map(({ orderId }) => orderId)).toEqual(order!.map(({ id }) => id));
    expect(entitiesByDependency.map(({ type }) => type)).toEqual(["Tag", "Order", "Line", "Note"]);
    expect(order!.map(({ tagIds }) => tagIds)).toEqual(tag!.map(({ id }) => [id]));
    expect(line!.map((one) => Object.hasOwn(one, "noteId"))).toEqual([false, false]);
  });

  test("of a tree have a root", () => {
    const [first, second] = entityOf("Node: { relations: { parent: belongs-to Node? } }")
      .examples as unknown as Example[];
    expect(first).not.toHaveProperty("parentId");
    expect(second!.parentId).toBe(first!.id);
  });
});

type Example = Record<string, unknown>;
