import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rename } from "../../src/migrations/index.ts";
import { type Lite, openLite } from "../support/lite.ts";
import { BEFORE, ID, migrated, repoOf, type Repo } from "../support/migrated.ts";

let lite: Lite;
beforeAll(async () => {
  lite = await openLite();
}, 600_000);
afterAll(() => lite?.close());

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
  const result = await migrated(lite, by(from), by(to), by(repoOf(BEFORE)), async (schema) => {
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
  const result = await migrated(lite, by, to, repoOf(after));
  const missing = result.fresh.filter((line) => !result.migrated.includes(line));
  // what the user wrote beside it, such as a default, stays
  expect(missing.filter((line) => !/^column orders\.(?:gift|rank) /.test(line))).toEqual([]);
  const [row] = await result.rows("orders");
  expect(row).toMatchObject({ rank: expect.any(Number) });
  // the new version leaves out what is optional
  await lite.exec(`insert into ${result.schema}.orders (id, sku, total_amount, total_currency, size, more, created_at, rank, kind)
    values ('${ID(2)}', 'two', 2, 'EUR', 's', '{}', now(), 1, 'c')`);
  await result.done();
});

test("a text with an empty line in it is one where paragraphs run by themselves, too", async () => {
  const after = BEFORE.replace('"string(20)?"', String.raw`"string(20) = a\n\n'\\n"`);
  const from = repoOf(BEFORE);
  const result = await migrated(lite, from, repoOf(after, from), repoOf(after), {
    before: async (schema) => {
      await lite.exec(`insert into ${schema}.orders (id, sku, total_amount, total_currency, size, more, created_at)
        values ('${ID(2)}', 'two', 2, 'EUR', 's', '{}', now())`);
    },
  });
  expect((await result.rows("orders")).at(-1)).toMatchObject({ note: "a\n\n'\\n" });
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
  const result = await migrated(lite, from, repoOf(other, from), repoOf(other), async (schema) => {
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
  const lines = [{ sku: "a", at: old }, { sku: "b" }, { sku: "c", at: null }];
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
  const result = await migrated(lite, from, to, repoOf(after), {
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
          { sku: "c", code: "c", at: null },
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
  expect(row!.lines).toEqual([
    { code: "a", at: { ...kept, road: "Elm" } },
    { code: "b" },
    { code: "c", at: null },
  ]);
  await result.done();
});
