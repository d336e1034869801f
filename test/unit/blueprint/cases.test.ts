import { expect, test } from "vitest";
import { cased, pluralOf, singularOf } from "../../../src/blueprint/index.ts";
import * as model from "../../../src/model/names.ts";

const NAMES = [
  "order",
  "orderLine",
  "OrderLine",
  "order-line",
  "HTTPServer",
  "a1B",
  "URL",
  "line2Total",
  "x-1-y",
  "Person",
  "Category",
  "Data",
];

test.each(NAMES)("%s has the cases that the model gives it", (name) => {
  expect(model.namesOf(name)).toMatchObject(cased(name));
  expect(model.pluralOf(model.namesOf(name)).kebab).toBe(pluralOf(name));
});

test("names go to the singular and back", () => {
  expect(singularOf("billingAddresses")).toBe("billing-address");
  expect(pluralOf("billingAddress")).toBe("billing-addresses");
});
