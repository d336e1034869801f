import { describe, expect, test } from "vitest";
import { entityOf, named, names, serviceOf } from "./read.ts";

describe("belongs-to", () => {
  test("gives the entity the id of the other", () => {
    const { references } = entityOf(`
Line: { relations: { order: belongs-to Order } }
Order: {}`);
    expect(references).toMatchObject([
      { name: "orderId", column: "order_id", required: true, reference: { cascade: false } },
    ]);
    expect(references[0]!.reference!.target.type).toBe("Order");
  });

  test("may be optional, and lead to the entity itself", () => {
    const [parent] = entityOf("Node: { relations: { parent: belongs-to Node? } }").references;
    expect(parent).toMatchObject({ name: "parentId", optional: true, reference: { self: true } });
  });

  test("twice to the same: told apart by their names", () => {
    const { references } = entityOf(`
Trip: { relations: { from: belongs-to Town, home: belongs-to Town } }
Town: {}`);
    expect(names(references)).toEqual(["fromId", "homeId"]);
  });
});

describe("has-many", () => {
  const linesOf = (said: string, back = "") =>
    serviceOf(`
entities:
  Order: { relations: { lines: ${said} } }
  Line: { relations: { ${back} } }`).entities[1]!.references;

  test("gives the other side a required id, named after the entity", () => {
    expect(linesOf("has-many Line")).toMatchObject([
      { name: "orderId", required: true, reference: { cascade: false, relation: "order" } },
    ]);
  });

  test("leaves it to the other side's own belongs-to", () => {
    const lines = linesOf("has-many Line cascade", "of: belongs-to Order?");
    expect(lines).toMatchObject([{ name: "ofId", optional: true, reference: { cascade: true } }]);
  });

  test("cascade: what is had goes with its whole", () => {
    expect(linesOf("has-many Line cascade")).toMatchObject([{ reference: { cascade: true } }]);
  });

  test("of the same from two entities gives it both ids", () => {
    const service = serviceOf(`
entities:
  School: { relations: { pupils: has-many Child cascade } }
  Parent: { relations: { children: has-many Child } }
  Child: { fields: { name: string(9) } }`);
    const { references } = service.entities[2]!;
    expect(names(references)).toEqual(["schoolId", "parentId"]);
    expect(references.map(({ reference }) => reference!.cascade)).toEqual([true, false]);
  });

  test("of its own kind is optional: somebody is first", () => {
    const [parent] = entityOf("Node: { relations: { children: has-many Node } }").references;
    expect(parent).toMatchObject({ name: "nodeId", optional: true, reference: { self: true } });
  });
});

describe("many-to-many", () => {
  test("is a set of ids in a table of its own", () => {
    const product = entityOf(`
Product: { relations: { categories: many-to-many Category } }
Category: {}`);
    expect(product.sets).toMatchObject([
      {
        name: "categoryIds",
        column: "category_ids",
        default: [],
        reference: {
          joinTable: "product_categories",
          ownColumn: "product_id",
          targetColumn: "category_id",
        },
      },
    ]);
    expect(names(product.columnFields)).toEqual(["id", "createdAt"]);
  });

  test("to itself: the two columns have different names", () => {
    const { reference } = entityOf("Word: { relations: { synonyms: many-to-many Word } }").sets[0]!;
    expect(reference).toMatchObject({
      self: true,
      joinTable: "word_synonyms",
      ownColumn: "word_id",
      targetColumn: "other_word_id",
    });
  });

  test.each(["tags", "tagURLs", "relatedThings", "x2Ys"])(
    "called %s can be accepted by its name",
    (relation) => {
      const { operations } = serviceOf(`
entities:
  Post: { relations: { ${relation}: many-to-many Tag } }
  Tag: {}
operations:
  tagPost: { kind: update, of: Post, accepts: [${relation}], allow: public }`);
      expect(operations[0]!.accepts.map(({ field }) => field.isSet)).toEqual([true]);
    },
  );
});

test("a relation may be called like a field of another entity", () => {
  const { entities, operations } = serviceOf(`
entities:
  Order: { fields: { total: int }, relations: { note: belongs-to Note? } }
  Note: { fields: { order: string(9), total: int }, relations: { total2: has-many Order } }
operations:
  noteOrder: { kind: update, of: Order, accepts: [note], allow: public }`);
  expect(names(entities[0]!.ownFields)).toEqual(["total", "noteId"]);
  expect(names(entities[1]!.ownFields)).toEqual(["order", "total"]);
  expect(named(operations, "noteOrder").accepts.map(({ field }) => field.name)).toEqual(["noteId"]);
});

describe("the blueprint refuses", () => {
  test.each([
    [
      "entities that require each other",
      "A: { relations: { b: belongs-to B } }\nB: { relations: { a: belongs-to A } }",
      "These entities require each other",
    ],
    [
      "an entity that requires itself",
      "A: { relations: { a: belongs-to A } }",
      "require each other",
    ],
    ["two entities with the same plural", "Person: {}\nPeople: {}", "cannot be told apart"],
    ["two entities with the same table", "Datum: {}\nData: {}", "cannot be told apart"],
  ])("%s", (_, entities, message) => {
    expect(() => entityOf(entities)).toThrow(message);
  });
});
