import { expect, test } from "vitest";
import {
  add,
  remove,
  unreachedSince,
  type Addition,
} from "../../../../src/blueprint/edit/index.ts";
import { reader } from "./blueprints.ts";
import { LENDING } from "./lending.ts";

const told = (after: { text: string }) =>
  unreachedSince(LENDING, after.text, reader).map(({ message, severity }) => [severity, message]);
const adding = (addition: Addition) => told(add(LENDING, addition, reader));

test("what somebody adds and nobody may do is told, and only that", () => {
  expect(
    adding({
      kind: "entity",
      path: ["lending", "Shelf"],
      crud: ["get", "list"],
      allow: ["get=public"],
    }),
  ).toEqual([["warning", "Nobody may `list` `lending.Shelf`"]]);
  expect(adding({ kind: "operation", path: ["lending", "bindBook"], of: "Book" })).toEqual([
    ["warning", "Nobody may do `lending.bindBook`, and no event asks for it"],
  ]);
  expect(
    adding({ kind: "operation", path: ["lending", "bindBook"], of: "Book", allow: ["public"] }),
  ).toEqual([]);
  expect(adding({ kind: "field", path: ["lending", "Book", "pages"], type: "int?" })).toEqual([]);
});

test("what no event asks for any more is told", () => {
  const path = ["reminders", "lending", "BookLent"];
  expect(told(remove(LENDING, { kind: "reaction", path }, reader))).toEqual([
    ["warning", "Nobody may do `reminders.addReminder`, and no event asks for it"],
  ]);
});
