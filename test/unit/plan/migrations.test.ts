import { describe, expect, test } from "vitest";
import type { Rename } from "../../../src/migrations/index.ts";
import { after, first, named, namesOf, planned, SHOP } from "./migrated.ts";

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
