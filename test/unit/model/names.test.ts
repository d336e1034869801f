import { describe, expect, test } from "vitest";
import { namesOf, pluralOf, singularOf, withArticle } from "../../../src/model/names.ts";
import { entityOf } from "./read.ts";

describe("a name", () => {
  test.each(["orderLine", "OrderLine", "order-line", "order_line"])(
    "written as %s has the same cases",
    (written) => {
      expect(namesOf(written)).toEqual({
        camel: "orderLine",
        pascal: "OrderLine",
        kebab: "order-line",
        snake: "order_line",
        constant: "ORDER_LINE",
        words: "order line",
        title: "Order line",
      });
    },
  );

  test.each([
    ["HTTPRequest", "http-request"],
    ["PDF", "pdf"],
    ["customerID", "customer-id"],
    ["iso8601Date", "iso8601-date"],
  ])("with an acronym, %s, is %s", (written, kebab) => {
    expect(namesOf(written).kebab).toBe(kebab);
  });
});

describe("the plural", () => {
  test.each([
    ["Order", "orders"],
    ["Category", "categories"],
    ["OrderLine", "order-lines"],
    ["Person", "people"],
    ["Address", "addresses"],
    ["Status", "statuses"],
    ["Data", "data"],
    ["Series", "series"],
    ["Equipment", "equipment"],
    ["SalesData", "sales-data"],
  ])("of %s is %s", (name, plural) => {
    expect(pluralOf(namesOf(name)).kebab).toBe(plural);
  });

  test.each([
    ["tags", "tag"],
    ["relatedCategories", "relatedCategory"],
    ["series", "series"],
    ["people", "person"],
  ])("%s has the singular %s", (many, one) => {
    expect(singularOf(many)).toBe(one);
  });
});

test.each([
  ["order", "an order"],
  ["category", "a category"],
  ["user", "a user"],
  ["unit", "a unit"],
  ["url", "a url"],
  ["update", "an update"],
  ["unlock", "an unlock"],
  ["euro", "a euro"],
  ["one time code", "a one time code"],
  ["hour", "an hour"],
  ["house", "a house"],
])("%s takes its article: %s", (words, expected) => {
  expect(withArticle(words)).toBe(expected);
});

describe("what has no plural of its own", () => {
  test.each([
    ["Data", "dataEntity"], // the word is taken in the code of events
    ["Series", "series"],
    ["Equipment", "equipment"],
  ])("%s: one and many are told apart", (name, variable) => {
    const entity = entityOf(`${name}: { crud: [list], allow: { list: public } }`);
    const word = name.toLowerCase();
    expect([entity.type, entity.variable]).toEqual([name, variable]);
    expect([entity.pluralType, entity.variables]).toEqual([`${name}Records`, `${word}Records`]);
    expect([entity.table, entity.path, entity.folder]).toEqual([word, word, word]);
  });
});
