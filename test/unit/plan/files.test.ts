import { describe, expect, test } from "vitest";
import { fileOf, jsonOf, pathsOf, planOf, SHOP } from "./plans.ts";

const FANCY = "features/api/fancy";

describe("a template lands", () => {
  test.each([
    ["repo/a.txt.hbs", ["a.txt"]],
    ["repo/_gitignore", [".gitignore"]],
    ["service/services/__service__/a.txt.hbs", ["services/cart/a.txt", "services/sales/a.txt"]],
    [
      "entity/services/__service__/__entities__/__entity__.txt.hbs",
      ["services/sales/orders/order.txt"],
    ],
    [
      "operation/services/__service__/__entities__/__operation__.txt.hbs",
      ["services/sales/orders/get-order.txt", "services/sales/orders/list-orders.txt"],
    ],
    [`${FANCY}/repo/a.txt`, ["a.txt"]],
    [`${FANCY}/service/services/__service__/a.txt`, ["services/sales/a.txt"]],
  ])("from %s at %j", (template, paths) => {
    const before = pathsOf(planOf(SHOP, {}));
    const after = pathsOf(planOf(SHOP, { [template]: "text" }));
    expect(after.filter((path) => !before.includes(path))).toEqual(paths);
  });

  test("nowhere, where it prints nothing", () => {
    const template = "service/services/__service__/a.txt.hbs";
    const plan = planOf(SHOP, { [template]: "{{#if hasEntities}}\ntext\n{{/if}}\n" });
    expect(pathsOf(plan).filter((path) => path.endsWith("a.txt"))).toEqual([
      "services/sales/a.txt",
    ]);
  });

  test("nowhere, where its feature was not chosen", () => {
    const blueprint = SHOP.replace("api: { fancy: {} }", "api: { plain: {} }");
    expect(pathsOf(planOf(blueprint, { [`${FANCY}/repo/a.txt`]: "text" }))).not.toContain("a.txt");
  });

  test("with the facts of its place", () => {
    const template = "entity/services/__service__/__entity__.txt.hbs";
    const plan = planOf(SHOP, { [template]: "{{service.name.camel}} {{table}}\n" });
    expect(fileOf(plan, "services/sales/order.txt")).toMatchObject({
      contents: "sales orders\n",
      source: `templates/${template}`,
    });
  });
});

describe("a template is a defect of ours", () => {
  test("with a token that means nothing in its place", () => {
    const template = "service/services/__service__/__entity__.txt";
    expect(() => planOf(SHOP, { [template]: "x" })).toThrow("__entity__ means nothing here");
  });

  test.each(["a.txt", "A.TXT"])("at the path of another: %s", (path) => {
    const both = { "repo/a.txt": "x", [`${FANCY}/repo/${path}`]: "y" };
    expect(() => planOf(SHOP, both)).toThrow(/templates\/.* and templates\/.* both make/);
  });
});

describe("files belong to", () => {
  const ownershipOf = (path: string, rules: object) => {
    const base = { "base.yaml": JSON.stringify({ ownership: rules }) };
    return fileOf(planOf(SHOP, { ...base, [`repo/${path}`]: "x" }), path).ownership;
  };

  test.each([
    ["a/b.ts", { "a/*": "generated" }, "generated"],
    ["a/b/c.ts", { "a/*": "generated" }, "merged"],
    ["a/b/c.ts", { "a/**": "generated" }, "generated"],
    ["a/b/c.ts", { "a/*/c.ts": "owned" }, "owned"],
    ["a/bxts", { "a/b.ts": "owned" }, "merged"],
    ["x/a/b.ts", { "a/*": "generated" }, "merged"],
    ["a/b.ts", { "a/b.ts": "owned", "a/*": "generated" }, "owned"],
    ["a/b.ts", {}, "merged"],
  ])("%s with %j: %s", (path, rules, expected) => {
    expect(ownershipOf(path, rules)).toBe(expected);
  });

  test("the user: the blueprint, to the letter", () => {
    const blueprint = `# mine\n${SHOP}\n\n`;
    expect(fileOf(planOf(blueprint, {}), "blueprint.yaml")).toEqual({
      path: "blueprint.yaml",
      contents: blueprint,
      ownership: "owned",
      source: "your blueprint",
    });
  });
});

describe("examples", () => {
  const plan = planOf(SHOP, {});

  test("are there for every entity of a service", () => {
    const { orders } = jsonOf(plan, "services/sales/examples.json");
    expect(orders).toMatchObject([{ sku: "sku 1" }, { sku: "sku 2" }]);
  });

  test("are not there for a service without entities", () => {
    expect(pathsOf(plan)).not.toContain("services/cart/examples.json");
  });
});
