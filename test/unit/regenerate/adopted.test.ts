import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planFrom } from "../../../src/index.ts";
import { createProject } from "../../../src/project.ts";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import { REAL } from "../plan/plans.ts";
import { emptyFolder } from "../workspace/helpers.ts";

const ALL = "crud: [create, get], allow: { create: public, get: public }";
const BEFORE = `groundplan: 1
name: shop
services:
  sales:
    api: { rest: {}, grpc: {} }
    entities:
      Order: { ${ALL}, fields: { note: string(40) } }
`;
const AFTER = BEFORE.replace("string(40)", 'string(40), gift: "string(80)?"');

const filesOf = (blueprint: string) =>
  new Map(
    Array.from(planFrom(blueprint, "blueprint.yaml", REAL).plan!.files, ({ path, contents }) => [
      path,
      contents,
    ]),
  );

const [were, are] = [filesOf(BEFORE), filesOf(AFTER)];
const OWN = "services/sales/src";
const ORDER = `${OWN}/features/orders/order.ts`;
const ROWS = `${OWN}/adapters/postgres/orders.ts`;
const CONTRACTS = ["contracts/sales/openapi.yaml", "contracts/sales/v1/sales.proto"];
const BY_HAND = [
  ORDER,
  ROWS,
  ...CONTRACTS,
  "services/sales/examples.json",
  ...[...are.keys()].filter((path) => path.startsWith(`${OWN}/features/orders/rpc`)),
];

/** Puts lines about the field behind the one that follows them, as somebody does who adds to the end. */
const toTheEnd = (text: string): string =>
  text.replaceAll(/^( +(?:\.{3}\(row\.)?gift\b.*\n)( +created_?[aA]t\b.*\n)/gm, "$2$1");

/** A repo in which somebody added a field by hand, everywhere. */
async function repoWith(change: (path: string, text: string) => string) {
  const root = join(emptyFolder(), "shop");
  await createProject(root, planFrom(BEFORE, "blueprint.yaml", REAL).plan!, {
    install: false,
    git: false,
  });
  for (const path of BY_HAND) writeFileSync(join(root, path), change(path, are.get(path)!));
  const own = 'alter table "orders" add column "gift" varchar(80);\n';
  writeFileSync(join(root, "services/sales/migrations/0002-gift.sql"), own);
  return {
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    adopt: (options: Partial<RegenerateOptions> = {}) =>
      regenerate(
        root,
        { mode: "write", install: false, blueprintText: AFTER, ...options },
        { catalog: REAL },
      ),
  };
}

test("a field that somebody added by hand as groundplan would is taken into the blueprint without a conflict", async () => {
  for (const path of BY_HAND) expect(are.get(path), path).not.toBe(were.get(path));
  const repo = await repoWith((_, text) => text);
  const { conflicts } = await repo.adopt();
  expect(conflicts).toEqual([]);
  for (const path of BY_HAND) expect(repo.read(path), path).toBe(are.get(path));
  expect(repo.read("services/sales/migrations/0003-orders.sql")).toContain(
    'add column if not exists "gift"',
  );
});

test("at other places of its blocks, too: it stays there, once", async () => {
  const by = (path: string, text: string) => (CONTRACTS.includes(path) ? text : toTheEnd(text));
  const repo = await repoWith(by);
  expect(repo.read(ROWS)).not.toBe(are.get(ROWS));
  expect(repo.read(ORDER)).not.toBe(are.get(ORDER));
  const { conflicts } = await repo.adopt();
  expect(conflicts).toEqual([]);
  for (const path of BY_HAND) expect(repo.read(path), path).toBe(by(path, are.get(path)!));
});

test("what says otherwise is a conflict where it stands, which either side may win", async () => {
  const by = (path: string, text: string) =>
    path === ROWS
      ? toTheEnd(text).replace('NonNullable<Order["gift"]> | null', "string | null")
      : text;
  const repo = await repoWith(by);
  const { conflicts } = await repo.adopt({ mode: "dry-run" });
  expect(conflicts.map(({ path }) => path)).toEqual([ROWS]);
  await repo.adopt({ favor: "ours" });
  expect(repo.read(ROWS)).toBe(by(ROWS, are.get(ROWS)!));
});
