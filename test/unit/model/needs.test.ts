import { describe, expect, test } from "vitest";
import type { NeedsModel } from "../../../src/model/types.ts";
import { entityOf, serviceOf } from "./read.ts";

const set = (needs: NeedsModel): string[] =>
  Object.entries(needs)
    .filter(([, value]) => value)
    .map(([name]) => name)
    .toSorted();
const crud = (kinds: string, rest = "fields: { name: string(9), note: string(9)? }") =>
  entityOf(`Thing: { crud: [${kinds}], ${rest} }\nOther: {}`);

describe("an entity's code needs", () => {
  test.each([
    ["", []],
    ["create", ["clock", "whole"]],
    ["get", ["find", "found", "key", "problems"]],
    ["list", ["paged"]],
    ["delete", ["key", "notFound", "problems"]],
    ["replace", ["change", "found", "key", "problems", "whole"]],
    [
      "update",
      ["change", "found", "inOperations", "inRules", "key", "merged", "patch", "problems"],
    ],
  ])("for crud: [%s] only %j", (kinds, expected) => {
    expect(set(crud(kinds).needs)).toEqual(expected);
  });

  test("a filter, where a list is of things that belong to something", () => {
    const { needs } = crud("list", "relations: { other: belongs-to Other? }");
    expect(set(needs)).toEqual(["filter", "paged"]);
  });

  test("defaults that a caller may leave out", () => {
    expect(set(crud("create", "fields: { count: int = 1 }").needs)).toEqual([
      "clock",
      "defaulted",
      "inRules",
      "whole",
    ]);
  });

  test("a conflict, where a transition may be refused", () => {
    const [thing] = serviceOf(`
entities:
  Thing: { state: s, fields: { s: enum(a|b) = a } }
operations:
  moveThing: { kind: command, of: Thing, from: [a], to: b }`).entities;
    expect(set(thing!.needs)).toEqual(["change", "conflict", "found", "key", "problems"]);
  });

  test("to say what is absent at first", () => {
    const [thing] = serviceOf(`
entities:
  Thing: { fields: { name: string(9), note: string(9)? } }
operations:
  makeThing: { kind: create, of: Thing, accepts: [name], allow: [] }`).entities;
    expect(set(thing!.needs)).toEqual(["absent", "clock", "whole"]);
    expect(thing!.operations[0]!.absent.map(({ name }) => name)).toEqual(["note"]);
  });

  test("to leave out what is not stored", () => {
    const [thing] = serviceOf(`
entities:
  Thing: { fields: { name: string(9) } }
operations:
  makeThing: { kind: create, of: Thing, accepts: [name], input: { why: string(9) } }`).entities;
    expect(set(thing!.needs)).toEqual(["clock", "inRules", "omitInRules", "whole"]);
  });
});

test("what nothing is read from is only added to", () => {
  expect([crud("create"), crud("delete"), crud("get")].map(({ reads }) => reads)).toEqual([
    false,
    false,
    true,
  ]);
});
