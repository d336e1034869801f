import assert from "node:assert/strict";
import { test } from "node:test";
import { createAjv } from "./checks.ts";
import { object } from "./fields.ts";
import { memoryStore } from "./memory.ts";
import { nextLink, paged, pageQuery } from "./pages.ts";

const store = memoryStore<{ id: string; createdAt: string; kind: string }>("note");
for (let i = 0; i < 5; i++) {
  const createdAt = new Date(1000 * Math.floor(i / 2)).toISOString(); // two of each second
  await store.add({ id: crypto.randomUUID(), createdAt, kind: "a" });
}

test("pages lead through everything once", async () => {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await paged({ cursor, limit: 2 }, (range) =>
      store.newest({ ...range, kind: "a" }),
    );
    for (const { id } of page.items) seen.add(id);
    cursor = page.next;
  } while (cursor !== undefined);
  assert.equal(seen.size, 5);
});

test("every valid cursor can be read", async () => {
  const cursor = "f".repeat(43);
  assert.ok(createAjv().validate(object(pageQuery), { cursor }));
  assert.equal((await paged({ cursor }, async () => [])).next, undefined);
});

test("a link keeps the query", () => {
  const { link } = nextLink("/v1/notes", { limit: 2, kind: undefined }, "c");
  assert.equal(link, '</v1/notes?limit=2&cursor=c>; rel="next"');
});
