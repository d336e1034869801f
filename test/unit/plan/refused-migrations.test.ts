import { describe, expect, test } from "vitest";
import { CODES } from "../../../src/blueprint/index.ts";
import { HISTORY_FILE } from "../../../src/migrations/index.ts";
import { after, planned, SHOP } from "./migrated.ts";

/** The codes that are met here: what they are about needs two blueprints. */
const met = new Set<string>();

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
    ["sales.Order.note", "a\u202eb", "is a character that cannot be seen"],
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

  test("goes in the end, and nothing is done before where nobody misses it", () => {
    const { text, migrations } = changed("street: string(20), tags: list(string(9))");
    expect(migrations.slice(1)).toEqual(["services/sales/migrations/0002-orders.contract.sql"]);
    expect(text(migrations[1]!)).toContain("'{}', 'floor') where");
    expect(text(migrations[1]!)).not.toContain("drop trigger");
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
