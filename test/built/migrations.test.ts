import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planFrom } from "../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../src/migrations/index.ts";
import { fillTables, type Lite, openLite, runMigration, shapeOf } from "../support/lite.ts";
import { REAL } from "../unit/plan/plans.ts";

let lite: Lite;
beforeAll(async () => {
  lite = await openLite();
}, 600_000);
afterAll(() => lite?.close());

const TYPES = [
  "string(20)",
  "string(40)",
  "text",
  "email",
  "int",
  "int(1..9) = 4",
  "decimal(8.2)",
  "decimal(10.2)",
  "money",
  "bool = true",
  "uuid",
  "date = now",
  "timestamp = now",
  "duration",
  "json",
  "enum(a|b)",
  "enum(b|c) = c",
  "enum(a|b|c)",
  "list(string(9))",
  "string(20) unique",
];
const fieldType = fc
  .tuple(fc.constantFrom(...TYPES), fc.boolean())
  .map(([type, optional]) =>
    optional && !type.includes("=") ? type.replace(/(?= unique|$)/, "?") : type,
  );
const fields = fc.dictionary(fc.constantFrom("one", "two", "three", "four"), fieldType);
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

/** What stands of migrations in a repo of a blueprint; undefined: it is refused. */
function repoOf(
  blueprint: string,
  before?: Repo,
  renames: readonly Rename[] = [],
): Repo | undefined {
  const repo = before && { history: before.history, renames };
  const { plan } = planFrom(blueprint, "blueprint.yaml", REAL, repo && { repo });
  if (!plan) return undefined;
  const files = [...plan.files];
  const own = files.filter(({ path }) => path.startsWith("services/sales/migrations/"));
  return {
    history: files.find(({ path }) => path === HISTORY_FILE)!.contents,
    migrations: new Map(own.map(({ path, contents }) => [path.split("/").at(-1)!, contents])),
  };
}

let cases = 0;

/** Migrates rows of one model to another, and compares with a database that never had the first. */
async function migrated(from: Repo, to: Repo, fresh: Repo) {
  const schemas = { was: `was_${++cases}`, is: `is_${cases}` };
  const { was, is } = schemas;
  await lite.exec(`create schema ${was}; create schema ${is}`);
  for (const [name, text] of from.migrations) await runMigration(lite, was, name, text);
  await fillTables(lite, was);
  const later = [...to.migrations].filter(([name]) => !from.migrations.has(name));
  for (const [name, text] of later) await runMigration(lite, was, name, text);
  for (const [name, text] of fresh.migrations) await runMigration(lite, is, name, text);
  const shapes = { migrated: await shapeOf(lite, was), fresh: await shapeOf(lite, is) };
  const rows = async (table: string) =>
    (await lite.exec(`select * from ${was}."${table}"`)).at(-1)!.rows;
  return { ...shapes, rows, done: () => lite.exec(`drop schema ${was}, ${is} cascade`) };
}

test("any model becomes any other: the tables are those of a new database, and rows are kept", async () => {
  let compared = 0;
  const property = fc.asyncProperty(model, model, async (one, other) => {
    const from = repoOf(blueprintOf(one));
    const fresh = repoOf(blueprintOf(other));
    const to = from && repoOf(blueprintOf(other), from);
    fc.pre(from !== undefined && fresh !== undefined && to !== undefined);
    const after = await migrated(from!, to!, fresh!);
    expect(after.migrated).toEqual(after.fresh);
    for (const table of ["things", "owners", "tags"])
      expect(await after.rows(table)).toHaveLength(1);
    // nothing is left to be done
    expect(repoOf(blueprintOf(other), to)).toEqual(to);
    await after.done();
    compared++;
  });
  await fc.assert(property, { numRuns: 25, seed: 7, maxSkipsPerRun: 100 });
  expect(compared).toBeGreaterThan(20);
}, 300_000);
