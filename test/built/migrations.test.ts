import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planFrom, type PlanOptions } from "../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../src/migrations/index.ts";
import { objectName } from "../../src/migrations/names.ts";
import { fillTables, type Lite, openLite, runMigration, shapeOf } from "../support/lite.ts";
import { REAL } from "../unit/plan/plans.ts";

/** All else that lands in a repo is left out: it takes longer than the migrations. */
const CATALOG = {
  ...REAL,
  pack: { ...REAL.pack, files: REAL.pack.files.filter(({ scope }) => scope === "migration") },
};

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

interface Repo {
  history: string;
  migrations: ReadonlyMap<string, string>;
}

/** What stands of migrations in a repo of a blueprint. */
function repoOf(
  blueprint: string,
  before?: Repo,
  renames: readonly Rename[] = [],
  standing: Pick<NonNullable<PlanOptions["repo"]>, "namesBelow" | "textOf"> = {},
): Repo {
  const repo = before && { history: before.history, renames, ...standing };
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", CATALOG, repo && { repo });
  if (!plan) throw new Error(`${problems.map(({ message }) => message).join("\n")}\n${blueprint}`);
  const files = [...plan.files];
  const own = files.filter(({ path }) => path.startsWith("services/sales/migrations/"));
  return {
    history: files.find(({ path }) => path === HISTORY_FILE)!.contents,
    migrations: new Map(own.map(({ path, contents }) => [path.split("/").at(-1)!, contents])),
  };
}

const ID = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

let cases = 0;

/** What is done with the tables of a schema. */
interface During {
  before?: (schema: string) => Promise<void>;
  /** While both versions run. */
  between?: (schema: string) => Promise<void>;
}

/** Migrates rows of one model to another, and compares with a database that never had the first. */
async function migrated(
  from: Repo,
  to: Repo,
  fresh: Repo,
  during: During | During["between"] = {},
) {
  const { before, between } = typeof during === "function" ? { between: during } : during;
  const schemas = { was: `was_${++cases}`, is: `is_${cases}` };
  const { was, is } = schemas;
  await lite.exec(`create schema ${was}; create schema ${is}`);
  for (const [name, text] of from.migrations) await runMigration(lite, was, name, text);
  await fillTables(lite, was);
  await before?.(was);
  const later = [...to.migrations].filter(([name]) => !from.migrations.has(name));
  const contracts = later.filter(([name]) => name.endsWith(".contract.sql"));
  for (const one of later) if (!contracts.includes(one)) await runMigration(lite, was, ...one);
  await between?.(was);
  for (const one of contracts) await runMigration(lite, was, ...one);
  for (const [name, text] of fresh.migrations) await runMigration(lite, is, name, text);
  const shapes = { migrated: await shapeOf(lite, was), fresh: await shapeOf(lite, is) };
  const rows = async (table: string) =>
    (await lite.exec(`select * from ${was}."${table}" order by 1`)).at(-1)!.rows;
  return { ...shapes, rows, done: () => lite.exec(`drop schema ${was}, ${is} cascade`) };
}

test("any model becomes any other: the tables are those of a new database, and rows are kept", async () => {
  const property = fc.asyncProperty(model, model, async (one, other) => {
    const from = repoOf(blueprintOf(one));
    const fresh = repoOf(blueprintOf(other));
    const to = repoOf(blueprintOf(other), from);
    const after = await migrated(from, to, fresh);
    expect(after.migrated).toEqual(after.fresh);
    for (const table of ["things", "owners", "tags"])
      expect(await after.rows(table)).toHaveLength(1);
    // nothing is left to be done
    expect(repoOf(blueprintOf(other), to)).toEqual(to);
    await after.done();
  });
  await fc.assert(property, { numRuns: 20, seed: 7 });
}, 300_000);

const BEFORE = `groundplan: 1
name: shop
services:
  sales:
    entities:
      Order:
        crud: [create, list]
        allow: { create: public, list: public }
        fields: { note: "string(20)?", sku: string(9) unique, total: money, size: enum(s|m) = s, more: json }
        relations: { labels: many-to-many Label, first: belongs-to Label? }
      Label: { fields: { word: text } }
`;

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
  const result = await migrated(from, to, repoOf(after), async (schema) => {
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

test("the old name of a renamed entity has the columns that a migration of the user's added, too", async () => {
  const after = BEFORE.replaceAll("Label", "Tag").replace("word:", "term:");
  const from = repoOf(BEFORE);
  const renames: Rename[] = [
    { kind: "entity", path: ["sales", "Label"], to: "Tag" },
    { kind: "field", path: ["sales", "Label", "word"], to: "term" },
  ];
  const to = repoOf(after, from, renames);
  const own = "alter table labels add shade text default 'grey'";
  const by = (repo: Repo): Repo => ({
    ...repo,
    migrations: new Map([...repo.migrations, ["0001-shade.sql", own]]),
  });
  const result = await migrated(by(from), by(to), by(repoOf(BEFORE)), async (schema) => {
    await lite.exec(`insert into ${schema}.labels (id, word, shade, created_at) values ('${ID(2)}', 'sky', 'blue', now());
      insert into ${schema}.tags (id, term, created_at) values ('${ID(3)}', 'sand', now());
      update ${schema}.labels set shade = 'gold' where word = 'sand'`);
    const seen = await lite.exec(`select word, shade from ${schema}.labels order by id`);
    expect(seen.at(-1)!.rows.slice(1)).toEqual([
      { word: "sky", shade: "blue" },
      { word: "sand", shade: "gold" },
    ]);
  });
  expect((await result.rows("tags")).map(({ term, shade }) => [term, shade]).slice(1)).toEqual([
    ["sky", "blue"],
    ["sand", "gold"],
  ]);
  await result.done();
});

test.each([
  [
    "as it is wanted",
    `alter table orders add gift varchar(80), add rank int not null check (rank in (1)) default 1,
      add code text constraint orders_code_key unique, add main_id uuid references labels (id);
      create table cards (id uuid primary key, word text not null, created_at timestamptz(3) not null, number int not null)`,
  ],
  [
    "as something wider, tighter, or not at all",
    `alter table orders add gift text not null default 'x', add rank bigint, add kind text check (kind in ('a', 'b'));
      create table cards (id uuid primary key, number bigint)`,
  ],
  [
    "in words alone",
    "create table other (orders int, gift int, rank int, code int, kind int, cards int)",
  ],
])("what a migration of the user's made is taken over: %s", async (_, own) => {
  const after = BEFORE.replace(
    "more: json",
    'more: json, gift: "string(80)?", rank: int = 7, code: "string(9)? unique", kind: enum(a|b|c)?',
  )
    .replace("first: belongs-to Label?", "first: belongs-to Label?, main: belongs-to Label?")
    .concat("      Card: { fields: { word: text, number: int } }\n");
  const from = repoOf(BEFORE);
  const standing = new Map([...from.migrations, ["0002-own.sql", own]]);
  const path = (name: string) => `services/sales/migrations/${name}`;
  const to = repoOf(after, from, [], {
    namesBelow: () => [...standing.keys()],
    textOf: (one) => standing.get(one.slice(path("").length)),
  });
  const by = { ...from, migrations: standing };
  const result = await migrated(by, to, repoOf(after));
  const missing = result.fresh.filter((line) => !result.migrated.includes(line));
  // what the user wrote beside it, such as a default, stays
  expect(missing.filter((line) => !/^column orders\.(?:gift|rank) /.test(line))).toEqual([]);
  const [row] = await result.rows("orders");
  expect(row).toMatchObject({ rank: expect.any(Number) });
  // the new version leaves out what is optional
  await lite.exec(`insert into was_${cases}.orders (id, sku, total_amount, total_currency, size, more, created_at, rank, kind)
    values ('${ID(2)}', 'two', 2, 'EUR', 's', '{}', now(), 1, 'c')`);
  await result.done();
});

test("what becomes required is filled, also in what the version before adds meanwhile", async () => {
  const after = BEFORE.replace('"string(20)?"', '"string(20) = none"');
  const from = repoOf(BEFORE);
  const result = await migrated(from, repoOf(after, from), repoOf(after), async (schema) => {
    const columns = "id, note, sku, total_amount, total_currency, size, more, created_at";
    await lite.exec(`update ${schema}.orders set note = null;
      insert into ${schema}.orders (${columns}) values ('${ID(2)}', null, 'b', 1, 'EUR', 's', '{}', now())`);
  });
  expect(result.migrated).toEqual(result.fresh);
  expect((await result.rows("orders")).map(({ note }) => note)).toEqual(["none", "none"]);
  await result.done();
});

test("what becomes wider in kind is read and written by both versions", async () => {
  const wide = (code: string, day: string, at: string) =>
    BEFORE.replace("more: json", `code: ${code}, day: ${day}, at: ${at}`).concat(
      "    values: { Place: { street: text } }\n",
    );
  const [one, other] = [wide("uuid", "date", "Place"), wide("string(40)", "text?", "json")];
  const from = repoOf(one);
  const seen = (table: string) =>
    lite.exec(`select code, day, at from ${table} order by created_at, id`);
  const result = await migrated(from, repoOf(other, from), repoOf(other), async (schema) => {
    const columns = "id, sku, total_amount, total_currency, size, created_at, code, day, at";
    await lite.exec(`insert into ${schema}.orders (${columns})
      values ('${ID(2)}', 'b', 1, 'EUR', 's', now(), '${ID(7)}', '2026-02-03', '{"street":"Elm"}')`);
    expect((await seen(`${schema}.orders`))[0]!.rows).toEqual([
      { code: ID(1), day: "2026-01-01", at: {} },
      { code: ID(7), day: "2026-02-03", at: { street: "Elm" } },
    ]);
  });
  expect(result.migrated).toEqual(result.fresh);
  await result.done();
});

const DOCUMENTS = BEFORE.replace("more: json", 'at: Place, lines: list(Line), was: "Place?"')
  .concat(`    values:
      Place: { street: string(20), floor: int?, zip: string(5), kind: enum(home|work) }
      Line: { sku: string(9), at: Place? }
`);

test("what is inside documents follows, in lists too, and both versions find what they look for", async () => {
  const after = DOCUMENTS.replace("street: string(20), floor: int?", "road: string(30), floor: int")
    .replace("zip: string(5)", 'country: "string(2)", sum: money, note: text?')
    .replace("Line: { sku:", "Line: { code:");
  const member = (owner: string, name: string, to: string): Rename => ({
    kind: "field",
    path: ["sales", owner, name],
    to,
  });
  const renames = [member("Place", "street", "road"), member("Line", "sku", "code")];
  const from = repoOf(DOCUMENTS);
  const old = { street: "Elm", zip: "1", kind: "home" };
  const lines = [{ sku: "a", at: old }, { sku: "b" }];
  const set = (column: string, value: unknown) => `${column} = '${JSON.stringify(value)}'`;
  const stored = async (schema: string, id: string) =>
    (await lite.exec(`select at, lines, was from ${schema}.orders where id = '${id}'`))[0]!.rows[0];
  const place = (street: string) => ({
    street,
    road: street,
    kind: "home",
    floor: 0,
    country: "-",
    zip: "1",
    sum: { amount: 0, currency: "EUR" },
  });
  const to = repoOf(after, from, renames);
  const result = await migrated(from, to, repoOf(after), {
    async before(schema) {
      await lite.exec(
        `update ${schema}.orders set ${set("at", old)}, ${set("lines", lines)}, was = null`,
      );
    },
    async between(schema) {
      expect(await stored(schema, ID(1))).toEqual({
        at: place("Elm"),
        lines: [
          { sku: "a", code: "a", at: place("Elm") },
          { sku: "b", code: "b" },
        ],
        was: null,
      });
      const write = (...values: string[]) =>
        lite.exec(`update ${schema}.orders set ${values.join(", ")} where id = '${ID(1)}'`);
      const at = async () => (await stored(schema, ID(1)))!.at;
      // by the version before: as a whole, and one member of what it read
      await write(set("at", { ...old, street: "Ash" }));
      expect(await at()).toEqual(place("Ash"));
      await write(set("at", { ...place("Ash"), street: "Oak" }));
      expect(await at()).toEqual(place("Oak"));
      // by the new one
      const { road, kind, floor, country, sum } = place("Fir");
      await write(set("at", { road, kind, floor, country, sum }));
      expect(await at()).toEqual({ ...place("Fir"), zip: "-" });
      await write(set("at", { ...place("Fir"), road: "Yew", floor: 9 }));
      expect(await at()).toEqual({ ...place("Yew"), floor: 9 });
      await write(set("was", old));
    },
  });
  expect(result.migrated).toEqual(result.fresh);
  const [row] = await result.rows("orders");
  const { street: _street, zip: _zip, ...kept } = place("Yew");
  expect(row).toMatchObject({ at: { ...kept, floor: 9 }, was: { ...kept, road: "Elm" } });
  expect(row!.at).not.toHaveProperty("street");
  expect(row!.lines).toEqual([{ code: "a", at: { ...kept, road: "Elm" } }, { code: "b" }]);
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
