import { expect, test } from "vitest";
import { Cursor } from "../../../src/breaking/cursor.ts";
import { sameness } from "../../../src/breaking/same.ts";
import { readSource } from "../../../src/breaking/source.ts";

const FILE = "contracts/shop/openapi.yaml";

/** Are the two schemas called `A` the same, and the two called `B`? Asked in this order, which may make no difference. */
function same(old: object, now: object, names = ["A", "B"]): boolean[] {
  const is = sameness();
  const [one, other] = [old, now].map((schemas) => {
    const source = readSource(FILE, JSON.stringify({ schemas }));
    return new Cursor(new Map([[FILE, source]]), source).child("schemas")!;
  }) as [Cursor, Cursor];
  return names.map((name) => is(one.child(name)!, other.child(name)!));
}

const to = (name: string) => ({ $ref: `#/schemas/${name}` });

test("what refers to something that changed is not the same", () => {
  const B = { type: "string" };
  expect(same({ A: to("B"), B }, { A: to("B"), B })).toEqual([true, true]);
  expect(same({ A: to("B"), B }, { A: to("B"), B: { type: "number" } })).toEqual([false, false]);
  expect(same({ A: [B, { x: 1, y: 2 }], B }, { A: [B, { y: 2, x: 1 }], B: {} })).toEqual([
    true,
    false,
  ]);
});

test("references may go in circles, and a change anywhere in one changes all of it", () => {
  const circle = (last: object) => ({
    A: { next: to("B") },
    B: { next: to("C"), other: to("A") },
    C: { back: to("A"), last },
  });
  const all = ["A", "B", "C"];
  for (const names of [all, all.toReversed(), ["B", "A", "C"]]) {
    expect(same(circle({}), circle({}), names)).toEqual([true, true, true]);
    expect(same(circle({}), circle({ more: 1 }), names)).toEqual([false, false, false]);
  }
});

test("a reference that leads nowhere is the same as another of its kind only", () => {
  expect(same({ A: to("X"), B: 1 }, { A: to("X"), B: 1 })).toEqual([true, true]);
  expect(same({ A: to("X"), B: 1 }, { A: to("X"), B: 1, X: {} }, ["A"])).toEqual([false]);
});
