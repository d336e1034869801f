import { describe, expect, test } from "vitest";
import { CODES } from "../../../src/blueprint/index.ts";
import { planFrom, type PlanOptions } from "../../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../../src/migrations/index.ts";
import { REAL } from "./plans.ts";

/** Nothing but migrations, and what is made without templates. */
const CATALOG = {
  ...REAL,
  pack: { ...REAL.pack, files: REAL.pack.files.filter(({ scope }) => scope === "migration") },
};

const SHOP = `groundplan: 1
name: shop
services:
  sales:
    entities:
      Order: { crud: [list], allow: { list: public }, fields: { note: string(20), size: int? } }
`;

function planned(blueprint: string, repo?: PlanOptions["repo"]) {
  const made = planFrom(blueprint, "blueprint.yaml", CATALOG, repo && { repo });
  const files = new Map(Array.from(made.plan?.files ?? [], (file) => [file.path, file]));
  const text = (path: string): string => files.get(path)?.contents ?? `there is no ${path}`;
  const migrations = [...files.keys()].filter((path) => path.endsWith(".sql"));
  return { ...made, files, text, migrations, history: text(HISTORY_FILE) };
}

const first = planned(SHOP);
const after = (blueprint: string, renames: readonly Rename[] = [], before = first) =>
  planned(blueprint, { history: before.history, renames });
const FOLDER = "services/sales/migrations";
const named = (...names: string[]) => names.map((name) => `${FOLDER}/${name}`);
const namesOf = (paths: readonly string[]) => (folder: string) =>
  paths.flatMap((path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []));

describe("a repo's migrations", () => {
  test("are the first one, in a new repo", () => {
    expect(first.migrations).toEqual(named("0001-init.sql"));
    expect(first.files.get(first.migrations[0]!)?.ownership).toBe("owned");
  });

  test("stay what they are, where nothing changed", () => {
    const again = after(SHOP);
    expect(again.history).toBe(first.history);
    expect(again.migrations).toEqual(first.migrations);
  });

  test("are never written anew, even where the template would print another text", () => {
    const history = first.history.replace("create table", "create  table");
    const again = planned(SHOP, { history });
    expect(again.text(first.migrations[0]!)).toContain("create  table");
    expect(again.history).toBe(history);
  });

  test("get others behind them where the model changed", () => {
    const more = after(SHOP.replace("size: int?", "size: int?, open: bool = true"));
    expect(more.migrations).toEqual(
      named("0001-init.sql", "0002-orders.sql", "0003-orders.contract.sql"),
    );
    expect(more.text(more.migrations[1]!)).toContain(
      'alter table "orders" add "open" boolean not null default \'true\';',
    );
    expect(more.text(more.migrations[2]!)).toContain('alter "open" drop default;');
    expect(
      after(SHOP.replace("size: int?", "size: int?, open: bool = true"), [], more).migrations,
    ).toEqual(more.migrations);
  });

  test("come behind those that others wrote", () => {
    const namesBelow = namesOf(named("0001-init.sql", "0007-view.sql"));
    const text = SHOP.replace("size: int?", "size: int?, more: text?");
    const { migrations } = planned(text, { history: first.history, namesBelow });
    expect(migrations).toEqual(named("0001-init.sql", "0008-orders.sql"));
  });

  test("bring the tables of features that are used later", () => {
    const events = `    events: { OrderKept: { of: Order, key: id, carries: [id] } }
    operations: { keepOrder: { kind: create, of: Order, accepts: [note], emits: OrderKept, allow: public } }
`;
    const text = SHOP.replace("services:", "platform: { broker: nats }\nservices:") + events;
    const more = after(text);
    expect(more.problems.map(({ message }) => message)).toEqual([]);
    expect(more.text(named("0002-more.sql")[0]!)).toContain('create table "outbox"');
    expect(after(text, [], more).migrations).toEqual(more.migrations);
  });

  test("of a service that is called otherwise now go on in the same schema", () => {
    const rename: Rename = { kind: "service", path: ["sales"], to: "trade" };
    const text = SHOP.replace("sales:", "trade:");
    const moved = after(text, [rename]);
    expect(moved.migrations).toEqual(["services/trade/migrations/0001-init.sql"]);
    expect(JSON.parse(moved.history).services.trade.schema).toBe("sales");
    const both = after(
      `${text}  sales: { entities: { Offer: { fields: { note: text } } } }\n`,
      [],
      moved,
    );
    expect(JSON.parse(both.history).services.sales.schema).toBe("sales_2");
  });

  test("of a service that has gone are kept for when it comes back", () => {
    const two = planned(`${SHOP}  other: { entities: { Offer: { fields: { note: text } } } }\n`);
    const one = after(SHOP, [], two);
    expect(one.losses).toEqual([]);
    const back = after(
      `${SHOP}  other: { entities: { Offer: { fields: { sum: money? } } } }\n`,
      [],
      one,
    );
    expect(back.migrations).toContain("services/other/migrations/0002-offers.sql");
  });
});

describe("what a migration of the user's made already", () => {
  const more = SHOP.replace("size: int?", 'size: int?, gift: "string(80)?"');
  const [, own] = named("0001-init.sql", "0002-gift.sql");
  const adopted = (text: string, blueprint = more) => {
    const namesBelow = namesOf([...first.migrations, own!]);
    const textOf = (path: string) => (path === own ? text : first.text(path));
    const made = planned(blueprint, { history: first.history, namesBelow, textOf });
    return made.text(named("0003-orders.sql")[0]!) + made.text(named("0004-orders.steps.sql")[0]!);
  };
  const ADDED = 'alter table "orders" add column if not exists "gift" varchar(80);';

  test.each([
    "alter table orders add gift text;",
    'ALTER TABLE "orders"\n  ADD COLUMN "gift" varchar(80), add other int',
    "create table other (id int); alter table sales.orders add column if not exists Gift text;",
    // by the name that the table had
    "alter table old_orders add gift text",
  ])("is taken over: %s", (text) => {
    const sql = adopted(text);
    expect(sql).toContain("-- 0002-gift.sql may have added it;");
    expect(sql).toContain(ADDED);
  });

  test.each([
    "-- alter table orders add gift text;\nselect 1",
    "/* alter table orders add gift text; */",
    "update orders set size = 1 where gift = 2",
    "alter table orders add gifts text",
    'alter table orders add "Gift" text',
  ])("is nothing else: %s", (text) => {
    expect(adopted(text)).toContain('alter table "orders" add "gift" varchar(80);');
  });

  test("is looked for in files of ours that were changed, too", () => {
    const init = first.migrations[0]!;
    const changed = first.text(init).replace('"size"', '"gift" text,\n  "size"');
    expect(changed).not.toBe(first.text(init));
    const of = (text: string) =>
      planned(more, {
        history: first.history,
        namesBelow: namesOf([init]),
        textOf: () => text,
      }).text(named("0002-orders.sql")[0]!);
    expect(of(changed)).toContain(ADDED);
    expect(of(first.text(init))).not.toContain("if not exists");
  });

  test("may be a table", () => {
    const text = `${SHOP}      Gift: { crud: [list], allow: { list: public }, fields: { word: text } }\n`;
    const namesBelow = namesOf([...first.migrations, own!]);
    const textOf = (path: string) =>
      path === own ? "create table if not exists gifts (id uuid primary key)" : first.text(path);
    const made = planned(text, { history: first.history, namesBelow, textOf });
    expect(made.text(named("0003-gifts.sql")[0]!)).toContain('create table if not exists "gifts"');
  });
});

describe("a value for rows that are there", () => {
  const values = "    values:\n      Place: { street: string(20), floor: int }\n";
  const more =
    SHOP.replace(
      "note: string(20), size: int?",
      "note: string(20), size: int, rank: int(1..9) = 2, at: Place?, sum: money?",
    ) + values;
  const before = planned(
    SHOP.replace("size: int?", "size: int?, at: Place?") + values.replace(", floor: int", ""),
  );
  const given = (...all: [string, string][]) => {
    const backfills = all.map(([path, value]) => ({
      path: path.split(".") as [string, string, string],
      value,
    }));
    return planned(more, { history: before.history, backfills });
  };
  const given3 = given(
    ["sales.Order.rank", "3"],
    ["sales.order.size", "4"],
    ["sales.Place.floor", "5"],
  );

  test("stands in the migration, and is remembered nowhere else", () => {
    const [, expand, steps] = given3.migrations;
    expect(given3.text(expand!)).toContain(`"rank" integer not null default '3'`);
    expect(given3.text(expand!)).toContain(`coalesce(new."size", '4')`);
    expect(given3.text(expand!)).toContain(`'{}', 'floor', null, '5');`);
    expect(given3.text(steps!)).toContain(`set "size" = '4' where`);
    const table = (history: string) => JSON.parse(history).services.sales.tables;
    expect(table(given3.history)).toEqual(table(given().history));
  });

  test.each([
    ["sales.Order.rank", "10", "is not from 1 to 9"],
    ["sales.Order.rank", "", "is not a whole number"],
    ["sales.Order.sum", "10", "`sum` is a money"],
    ["sales.Order.what", "10", "There is no field `sales.Order.what`"],
    ["other.Order.rank", "10", "There is no field `other.Order.rank`"],
    ["sales.Order.note", "x", "No row needs a value for `Order.note` now"],
    ["sales.Place.street", "x", "No row needs a value for `Place.street` now"],
  ])("is refused where it says nothing: %s=%s", (path, value, message) => {
    const { plan, problems } = given([path, value]);
    expect(plan).toBeUndefined();
    expect(problems).toMatchObject([{ code: "GP2407" }]);
    expect(problems[0]!.message).toContain(message);
    met.add("GP2407");
  });

  test("is for nobody in a new repo", () => {
    const backfills = [{ path: ["sales", "Order", "note"] as const, value: "x" }];
    expect(planned(SHOP, { backfills }).problems).toMatchObject([{ code: "GP2407" }]);
  });
});

/** The codes that are met here: what they are about needs two blueprints. */
const met = new Set<string>();

describe("what builds on a contract migration", () => {
  const renamed = SHOP.replace("note:", "text:");
  const rename: Rename = { kind: "field", path: ["sales", "Order", "note"], to: "text" };
  const one = after(renamed, [rename]);

  test("names it, for nobody knows whether it has run", () => {
    expect(one.losses).toEqual([]);
    expect(one.migrations.at(-1)).toBe(named("0004-orders.contract.sql")[0]);
    const back = after(renamed.replace("size:", "note: string(9)?, size:"), [], one);
    expect(back.text(named("0005-orders.sql")[0]!)).toContain(
      "\n-- needs 0004-orders.contract.sql\n",
    );
  });

  test("is nothing that has to do with others", () => {
    const more = after(renamed.replace("size:", "more: text?, size:"), [], one);
    expect(more.text(named("0005-orders.sql")[0]!)).not.toContain("-- needs");
  });
});

describe("what loses data", () => {
  test.each([
    ["a field", SHOP.replace("note: string(20), ", ""), "GP2401", 6, "`Order.note` is gone"],
    ["an entity", SHOP.replace("Order:", "Offer:"), "GP2401", 5, "`Order` is gone"],
    ["a type", SHOP.replace("string(20)", "string(9)"), "GP2402", 6, "has become narrower"],
  ])("is said in its place: %s", (_, blueprint, code, line, message) => {
    const { plan, losses } = after(blueprint);
    expect(plan).toBeDefined();
    expect(losses).toHaveLength(1);
    expect(losses[0]).toMatchObject({ code, line, file: "blueprint.yaml" });
    met.add(losses[0]!.code);
    expect(losses[0]!.message).toContain(message);
    expect(losses[0]!.help).toContain("--allow-loss");
  });
});

describe("what is inside value objects and lists", () => {
  const values = (place: string, type = "Place") =>
    SHOP.replace("size: int?", `size: int?, at: "${type}"`).concat(
      `    values:\n      Place: { ${place} }\n`,
    );
  const before = planned(values("street: string(20), floor: int?, tags: list(string(9))"));
  const changed = (place: string) => after(values(place), [], before);

  test("may get more without a migration", () => {
    const more = "street: string(30), floor: int?, tags: list(text), note: text?";
    expect(changed(more).migrations).toEqual(before.migrations);
    expect(changed(more).losses).toEqual([]);
  });

  test.each([
    ["a member", "floor: int?, tags: list(string(9))", "GP2401", "`street` of `Order.at` is gone"],
    ["less room", "street: string(9), floor: int?, tags: list(string(9))", "GP2402", "`street` of"],
    ["in a list", "street: string(20), floor: int?, tags: list(string(8))", "GP2402", "`tags` of"],
  ])("is said where it is lost: %s", (_, place, code, message) => {
    const { losses } = changed(place);
    expect(losses).toMatchObject([{ code, line: 6 }]);
    expect(losses[0]!.message).toContain(message);
  });

  test("is refused where it becomes another", () => {
    const { plan, problems } = changed("street: int, floor: int?, tags: list(string(9))");
    expect(plan).toBeUndefined();
    expect(problems).toMatchObject([{ code: "GP2403", line: 6 }]);
    expect(problems[0]!.message).toContain("`street` of `Order.at`");
  });

  test("is not known from a history of an older groundplan, and is from then on", () => {
    const history = before.history.replaceAll(
      /,"value":"Place","members":\[.*?\]\}(?=,"required":true,"unique")/g,
      "}",
    );
    expect(history).not.toBe(before.history);
    const again = planned(values("road: string(20)"), { history });
    expect([again.migrations, again.losses]).toEqual([before.migrations, []]);
    expect(again.history).toContain('"name":"road"');
  });
});

describe("what cannot be done", () => {
  test.each([
    ["another type", SHOP.replace("string(20)", "int"), "GP2403"],
    ["a required and unique field", SHOP.replace("size:", "code: uuid unique, size:"), "GP2404"],
  ])("is a problem: %s", (_, blueprint, code) => {
    const { plan, problems } = after(blueprint);
    expect(plan).toBeUndefined();
    expect(problems).toMatchObject([{ code, line: 6 }]);
    met.add(problems[0]!.code);
  });

  test("says which commands lead there in another way", () => {
    const [{ help } = { help: "" }] = after(SHOP.replace("string(20)", "int")).problems;
    expect(help).toContain("`groundplan add field sales.Order.noteNext TYPE`");
    expect(help).toContain("`groundplan remove field sales.Order.note --allow-loss`");
  });

  test("is a problem: a name that was just given up", () => {
    const blueprint = SHOP.replace("note: string(20)", "text: string(20), note: int?");
    const path = ["sales", "Order", "note"];
    const { plan, problems } = after(blueprint, [{ kind: "field", path, to: "text" }]);
    expect(plan).toBeUndefined();
    expect(problems).toMatchObject([{ code: "GP2405", line: 6 }]);
    met.add(problems[0]!.code);
  });

  test.each(["", "{}", '{ "services": { "sales": {} } }'])("damaged history: %s", (history) => {
    expect(planned(SHOP, { history }).problems).toMatchObject([
      { code: "GP2406", file: HISTORY_FILE },
    ]);
    met.add("GP2406");
  });
});

test("every code of migrations has a case", () => {
  const codes = Object.keys(CODES).filter((code) => code.startsWith("GP24"));
  expect(codes.filter((code) => !met.has(code))).toEqual([]);
});
