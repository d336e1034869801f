import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryStore } from "./memory.ts";

interface Item {
  id: string;
  createdAt: string;
  sku: string;
  note?: string;
}

const store = memoryStore<Item>("item", ["sku"]);
const item = (sku: string): Item => ({
  id: crypto.randomUUID(),
  createdAt: new Date().toISOString(),
  sku,
});
const first = item("a");
await store.add(first);

test("what was added is found by each unique field", async () => {
  assert.deepEqual(await store.find({ id: first.id }), first);
  assert.deepEqual(await store.find({ sku: "a" }), first);
  assert.equal(await store.find({ sku: "b" }), undefined);
});

test("unique values are refused twice", async () => {
  const second = item("b");
  await store.add(second);
  await assert.rejects(store.add(item("a")), { kind: "already-exists" });
  await assert.rejects(
    store.change({ id: second.id }, (one) => ({ ...one, sku: "a" })),
    {
      kind: "already-exists",
    },
  );
  assert.equal((await store.find({ id: second.id }))?.sku, "b");
});

test("a change is stored, and nothing of it when the rule refuses", async () => {
  const changed = await store.change({ sku: "a" }, (one) => ({ ...one, note: "x" }));
  assert.deepEqual(await store.find({ id: first.id }), changed);
  const refused = store.change({ sku: "a" }, (one) => {
    one.note = "y";
    throw new Error("no");
  });
  await assert.rejects(refused);
  assert.equal((await store.find({ id: first.id }))?.note, "x");
  assert.equal(await store.change({ sku: "none" }, (one) => one), undefined);
});

test("what was removed is gone", async () => {
  assert.equal(await store.remove({ sku: "a" }), true);
  assert.equal(await store.remove({ sku: "a" }), false);
});

test("events are told with their change, and not without it", async () => {
  const told: object[] = [];
  const store = memoryStore<Item>("item", ["sku"], told);
  const [one, two] = [item("a"), item("b")];
  await store.add(one, { added: "a" });
  await store.add(two);
  await assert.rejects(store.add(item("a"), { added: "twice" }));
  const noted = (before: Item) => ({ ...before, note: "x" });
  await store.change({ sku: "a" }, noted, ({ note }) => ({ noted: note }));
  const taken = store.change(
    { sku: "b" },
    (before) => ({ ...before, sku: "a" }),
    () => ({ taken: "a" }),
  );
  await assert.rejects(taken);
  await store.change({ sku: "none" }, noted, () => ({ noted: "nothing" }));
  await store.remove({ sku: "a" }, ({ sku }) => ({ removed: sku }));
  await store.remove({ sku: "a" }, () => ({ removed: "twice" }));
  assert.deepEqual(told, [{ added: "a" }, { noted: "x" }, { removed: "a" }]);
});
