import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, type Named, nothingElse, whole } from "./whole.ts";

interface Thing {
  id: string;
  kind: "small" | "large";
  note?: string;
  parts: { size: number; color?: string }[];
}
const parts: Thing["parts"] = [];
const own = { id: "1", kind: "small", parts } as const;
const thing: Thing = own;

test("what names every field is taken as it is", () => {
  assert.equal(whole<Thing, Thing>(thing), thing);
  const named: Thing = whole({ ...own, ...absent("note") });
  assert.deepEqual(named, own);
});

test("what is named on one side only does not compile", () => {
  // @ts-expect-error: note is forgotten
  const without: Thing = whole(own);
  // @ts-expect-error: note is forgotten
  const literal: Thing = whole({ id: "1", kind: "small", parts: [] });
  // @ts-expect-error: nobody knows a weight
  const more: Thing = whole({ ...own, note: "", weight: 1 });
  // @ts-expect-error: the color of a part is forgotten
  const inside: Thing = whole({ ...own, note: "", parts: [{ size: 1 }] });
  assert.deepEqual([without.id, literal.id, more.id, inside.id], ["1", "1", "1", "1"]);
});

test("what is not taken does not compile", () => {
  const idOf = (one: Named<Thing, "id" | "kind" | "parts">) => one.id;
  // @ts-expect-error: note is forgotten
  assert.equal(idOf(thing), "1");
  const { id, kind: _, parts: __, ...rest } = thing;
  // @ts-expect-error: note is forgotten
  nothingElse(rest);
  assert.equal(id, "1");
});
