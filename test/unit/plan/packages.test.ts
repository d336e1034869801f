import { describe, expect, test } from "vitest";
import { fileOf, jsonOf, pathsOf, planOf, SHOP } from "./plans.ts";

const PLAIN = "features/api/plain/feature.yaml";
const FANCY = "features/api/fancy/feature.yaml";
const feature = (order: number, rest: object) =>
  JSON.stringify({ order, label: "x", hint: "x", ...rest });

describe("the root's package.json", () => {
  test("names the repo and its workspaces", () => {
    expect(jsonOf(planOf(SHOP, {}), "package.json")).toEqual({
      name: "shop",
      private: true,
      workspaces: ["packages/*", "services/*"],
      type: "module",
      scripts: {},
      devDependencies: { "@shop/service-kit": "*", tsc: "7.0.0" },
    });
  });

  test("leaves the workspaces to pnpm where that is used", () => {
    const plan = planOf(SHOP, {}, "pnpm");
    expect(jsonOf(plan, "package.json")).not.toHaveProperty("workspaces");
    const file = fileOf(plan, "pnpm-workspace.yaml");
    expect(file.contents).toContain("packages:\n  - packages/*\n  - services/*\n");
    const others = pathsOf(planOf(SHOP, {}));
    expect(others).not.toContain("pnpm-workspace.yaml");
  });

  test("has the packages of the base and of every feature that was chosen, in order of their names", () => {
    const { devDependencies } = jsonOf(
      planOf(SHOP, {
        [PLAIN]: feature(1, { packages: { root: { devDependencies: { zod: "1", acorn: "2" } } } }),
        [FANCY]: feature(2, { packages: { root: { devDependencies: { buf: "3" } } } }),
      }),
      "package.json",
    );
    expect(Object.entries(devDependencies)).toEqual([
      ["@shop/service-kit", "*"],
      ["acorn", "2"],
      ["buf", "3"],
      ["tsc", "7.0.0"],
      ["zod", "1"],
    ]);
  });

  test("chains what several bring under one script, in catalog order", () => {
    const { scripts } = jsonOf(
      planOf(SHOP, {
        "base.yaml": "scripts: { test: [node --test], dev: [node dev.ts] }",
        [FANCY]: feature(2, { scripts: { make: ["c"] } }),
        [PLAIN]: feature(1, { scripts: { make: ["a", "b"] } }),
      }),
      "package.json",
    );
    expect(scripts).toEqual({ test: "node --test", dev: "node dev.ts", make: "a && b && c" });
  });

  test("depends on the kit in production where it is started itself", () => {
    const root = jsonOf(
      planOf(SHOP, { "base.yaml": "scripts: { start: [node start.ts] }" }),
      "package.json",
    );
    expect(root.dependencies).toEqual({ "@shop/service-kit": "*" });
    expect(root).not.toHaveProperty("devDependencies.@shop/service-kit");
  });

  test("ends with the tail, after what is depended on", () => {
    const base = { packages: { root: { devDependencies: { x: "1" }, tail: { engines: {} } } } };
    const root = jsonOf(planOf(SHOP, { "base.yaml": JSON.stringify(base) }), "package.json");
    expect(Object.keys(root).slice(-2)).toEqual(["devDependencies", "engines"]);
  });
});

describe("the package.json of a service", () => {
  const plan = planOf(SHOP, {
    [PLAIN]: feature(1, { packages: { service: { dependencies: { plain: "1" } } } }),
    [FANCY]: feature(2, { packages: { service: { dependencies: { fancy: "2" } } } }),
  });

  test("has what the service itself chose, beside the repo's own packages", () => {
    expect(jsonOf(plan, "services/sales/package.json")).toEqual({
      name: "@shop/sales",
      private: true,
      type: "module",
      dependencies: { "@shop/contracts": "*", "@shop/service-kit": "*", fancy: "2" },
    });
    expect(jsonOf(plan, "services/cart/package.json").dependencies).toHaveProperty("plain");
  });

  test("links the repo's own as the package manager wants it", () => {
    const { dependencies } = jsonOf(planOf(SHOP, {}, "pnpm"), "services/cart/package.json");
    expect(dependencies).toEqual({
      "@shop/contracts": "workspace:*",
      "@shop/service-kit": "workspace:*",
    });
  });
});

test("what all services share has what any of them chose", () => {
  const packages = { contracts: { dependencies: { yaml: "1" } } };
  const plan = planOf(SHOP, { [FANCY]: feature(2, { packages }) });
  expect(jsonOf(plan, "packages/contracts/package.json").dependencies).toEqual({ yaml: "1" });
  expect(jsonOf(plan, "packages/service-kit/package.json").dependencies).toEqual({
    "@shop/contracts": "*",
  });
});

test("a package.json is merged, and says where it comes from", () => {
  expect(fileOf(planOf(SHOP, {}), "package.json")).toMatchObject({
    ownership: "merged",
    source: "package.json of the selected features",
  });
});
