import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rename } from "../../src/migrations/index.ts";
import { objectName } from "../../src/migrations/names.ts";
import { type Lite, openLite } from "../support/lite.ts";
import { BEFORE, ID, migrated, repoOf } from "../support/migrated.ts";

let lite: Lite;
beforeAll(async () => {
  lite = await openLite();
}, 600_000);
afterAll(() => lite?.close());

/** Types that a field may have, one after the other; what cannot follow each other is tried in unit tests. */
const TYPES = {
  one: ["string(20)", "string(40)", "text", "email", "enum(a|b)", "enum(b|c) = c", "enum(a|b|c)"],
  two: ["int", "int(1..9)", "int(1..9) = 4"],
  three: ["decimal(8.2)", "decimal(10.2)", "decimal(10.4)"],
  four: ["money"],
  five: ["string(20)? unique", "string(20)", "duration"],
  six: ["json"],
  seven: ["timestamp = now", "timestamp"],
  eight: ["list(string(9))"],
};
const fields = fc.record(
  Object.fromEntries(
    Object.entries(TYPES).map(([name, types]) => [
      name,
      fc
        .tuple(fc.constantFrom(...types), fc.boolean())
        .map(([type, optional]) => (optional && !/[=?]/.test(type) ? `${type}?` : type)),
    ]),
  ),
  { requiredKeys: [] },
);
const relations = fc.subarray([
  "owner: belongs-to Owner?",
  "tags: many-to-many Tag",
  "above: belongs-to Thing?",
]);
const entity = fc.record({ fields, crud: fc.subarray(["create", "get", "list"]) });
const model = fc.record({
  Thing: entity,
  Owner: entity,
  Tag: entity,
  extra: fc.boolean(),
  relations,
});
type Model = typeof model extends fc.Arbitrary<infer T> ? T : never;

function blueprintOf({ relations: links, extra, ...entities }: Model): string {
  const lines = Object.entries(entities).map(([name, one]) => {
    const own = Object.entries(one.fields).map(([field, type]) => `${field}: "${type}"`);
    const more = name === "Thing" ? `, relations: { ${links.join(", ")} }` : "";
    const crud = `crud: [${one.crud.join(", ")}], allow: { ${one.crud.map((verb) => `${verb}: public`).join(", ")} }`;
    return `      ${name}: { ${crud}, fields: { ${own.join(", ")} }${more} }`;
  });
  if (extra) lines.push("      Extra: { fields: { word: text } }");
  return `groundplan: 1\nname: shop\nservices:\n  sales:\n    entities:\n${lines.join("\n")}\n`;
}

test("any model becomes any other: the tables are those of a new database, and rows are kept", async () => {
  const property = fc.asyncProperty(model, model, async (one, other) => {
    const from = repoOf(blueprintOf(one));
    const fresh = repoOf(blueprintOf(other));
    const to = repoOf(blueprintOf(other), from);
    const after = await migrated(lite, from, to, fresh);
    expect(after.migrated).toEqual(after.fresh);
    for (const table of ["things", "owners", "tags"])
      expect(await after.rows(table)).toHaveLength(1);
    // nothing is left to be done
    expect(repoOf(blueprintOf(other), to)).toEqual(to);
    await after.done();
  });
  await fc.assert(property, { numRuns: 20, seed: 7 });
}, 300_000);

test("what got another name keeps its rows, and both versions work on them meanwhile", async () => {
  const after = BEFORE.replace("note:", "remark:")
    .replace("sku:", "code:")
    .replace("total:", "sum:")
    .replace("more:", "extra:")
    .replace("first:", "main:")
    .replace("enum(s|m)", "enum(s|m|l)")
    .replaceAll("Label", "Tag");
  const field = (name: string, to: string): Rename => ({
    kind: "field",
    path: ["sales", "Order", name],
    to,
  });
  const renames: Rename[] = [
    field("note", "remark"),
    field("sku", "code"),
    field("total", "sum"),
    field("more", "extra"),
    field("first", "main"),
    { kind: "entity", path: ["sales", "Label"], to: "Tag" },
  ];
  const from = repoOf(BEFORE);
  const to = repoOf(after, from, renames);
  const result = await migrated(lite, from, to, repoOf(after), async (schema) => {
    const old = `insert into ${schema}.orders (id, sku, total_amount, total_currency, size, more, created_at)
      values ('${ID(2)}', 'two', 2, 'EUR', 's', '{}', now())`;
    const fresh = `insert into ${schema}.orders (id, code, sum_amount, sum_currency, size, extra, created_at, main_id)
      values ('${ID(3)}', 'three', 3, 'EUR', 'l', '{}', now(), '${ID(1)}')`;
    await lite.exec(`${old}; ${fresh};
      update ${schema}.orders set note = 'old' where id = '${ID(2)}';
      update ${schema}.orders set remark = 'new' where id = '${ID(3)}';
      update ${schema}.orders set remark = null where id = '${ID(1)}';
      insert into ${schema}.labels (id, word, created_at) values ('${ID(4)}', 'four', now());
      insert into ${schema}.order_labels (order_id, label_id) values ('${ID(2)}', '${ID(4)}');
      insert into ${schema}.order_labels (order_id, label_id) values ('${ID(3)}', '${ID(4)}')`);
    const seen = await lite.exec(
      `select sku, note, total_amount from ${schema}.orders order by id`,
    );
    expect(seen.at(-1)!.rows).toEqual([
      { sku: "x", note: null, total_amount: 1 },
      { sku: "two", note: "old", total_amount: 2 },
      { sku: "three", note: "new", total_amount: 3 },
    ]);
  });
  expect(result.migrated).toEqual(result.fresh);
  const orders = await result.rows("orders");
  expect(orders.map(({ code, remark, sum_amount }) => [code, remark, sum_amount])).toEqual([
    ["x", null, 1],
    ["two", "old", 2],
    ["three", "new", 3],
  ]);
  expect(await result.rows("tags")).toHaveLength(2);
  expect(await result.rows("order_labels")).toHaveLength(3);
  await result.done();
});

test("what becomes required is filled, also in what the version before adds meanwhile", async () => {
  const after = BEFORE.replace('"string(20)?"', '"string(20) = none"');
  const from = repoOf(BEFORE);
  const result = await migrated(lite, from, repoOf(after, from), repoOf(after), async (schema) => {
    const columns = "id, note, sku, total_amount, total_currency, size, more, created_at";
    await lite.exec(`update ${schema}.orders set note = null;
      insert into ${schema}.orders (${columns}) values ('${ID(2)}', null, 'b', 1, 'EUR', 's', '{}', now())`);
  });
  expect(result.migrated).toEqual(result.fresh);
  expect((await result.rows("orders")).map(({ note }) => note)).toEqual(["none", "none"]);
  await result.done();
});

test("what PostgreSQL named by itself is found by its name", async () => {
  const [table, column] = ["t".repeat(60), "c".repeat(22)];
  await lite.exec(`create schema named; set search_path to named;
    create table ${table} (id int primary key, ${column} int check (${column} in (1)));
    create index on ${table} (${column});
    alter table ${table} add foreign key (${column}) references ${table} (id)`);
  const names =
    await lite.exec(`select conname as name from pg_constraint where contype <> 'n' and connamespace = 'named'::regnamespace
    union select indexname from pg_indexes where schemaname = 'named' order by 1`);
  const expected = [
    objectName(table, [], "pkey"),
    objectName(table, [column], "check"),
    objectName(table, [column], "fkey"),
    objectName(table, [column], "idx"),
  ];
  expect(names.at(-1)!.rows.map(({ name }) => name)).toEqual(expected.toSorted());
});
