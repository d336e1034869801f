import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { keyOf } from "../../../src/plan/moves.ts";
import type { Rename } from "../../../src/regenerate.ts";
import { realPlan } from "../plan/plans.ts";
import { BLUEPRINT, Repo, ROOT } from "./repo.ts";

const HOME = "services/__service__/src/features/__entities__";
const TEMPLATES = {
  "base.yaml": "ownership: { services/*/src/features/*/rules/**: owned }",
  [`entity/${HOME}/__entity__.ts.hbs`]: "// the {{name.camel}}\none();\ntwo();\nthree();\n",
  [`entity/${HOME}/rules/__entity__.ts.hbs`]: "throw {{name.camel}};\n",
  [`operation/${HOME}/__operation__.ts.hbs`]: "// {{name.camel}} of {{entity.name.camel}}\n",
  "service/services/__service__/run.sh.hbs": "#!/bin/sh\necho {{name.kebab}}\n",
};
const OLD = "services/sales/src/features/orders";

/** Every file below the services, by path. */
const services = (repo: Repo): Record<string, string> =>
  Object.fromEntries(
    Object.entries(repo.disk.tree())
      .filter(
        ([path, text]) =>
          path.startsWith(`${ROOT}/services/`) && text !== "folder" && !path.endsWith(".json"),
      )
      .map(([path, text]) => [path.slice(ROOT.length + "/services/".length), text]),
  );

const edited = (): Repo => {
  const repo = new Repo(TEMPLATES);
  repo.edit(`${OLD}/order.ts`, (text) => text.replace("three();", "three();\nmine();"));
  repo.put(`${OLD}/rules/order.ts`, "return 1;\n");
  return repo;
};

describe("an entity with another name", () => {
  const renames: Rename[] = [{ kind: "entity", path: ["sales", "Order"], to: "Purchase" }];
  const blueprintText = BLUEPRINT.replace("Order:", "Purchase:");

  test("takes its files along, with what was changed in them", async () => {
    const repo = edited();
    const dry = await repo.run({ blueprintText, renames, mode: "dry-run" });
    const { changes, notes, conflicts } = await repo.run({
      blueprintText,
      renames,
      hash: dry.hash,
    });
    expect(services(repo)).toEqual({
      "sales/run.sh": "#!/bin/sh\necho sales\n",
      "sales/src/features/purchases/purchase.ts":
        "// the purchase\none();\ntwo();\nthree();\nmine();\n",
      "sales/src/features/purchases/rules/purchase.ts": "return 1;\n",
      "sales/src/features/purchases/get-purchase.ts": "// getPurchase of purchase\n",
      "sales/src/features/purchases/list-purchases.ts": "// listPurchases of purchase\n",
    });
    expect(repo.read("blueprint.yaml")).toBe(blueprintText);
    expect(conflicts).toEqual([]);
    expect(notes.map(({ kind, path }) => [kind, path])).toEqual([
      ["due", "services/sales/src/features/purchases/rules/purchase.ts"],
    ]);
    expect(changes).toContainEqual({
      kind: "merge",
      path: "services/sales/src/features/purchases/purchase.ts",
      from: `${OLD}/order.ts`,
      reason: "it is called otherwise in the plan now; the plan changed, and so did you: merged",
      template: `templates/entity/${HOME}/__entity__.ts.hbs`,
    });
    const before = repo.disk.tree();
    expect(await repo.run()).toMatchObject({ changes: [], notes: [] });
    expect(repo.disk.tree()).toEqual(before);
  });

  test("is another one, where nobody says that it is the same: what was changed stays where it is", async () => {
    const repo = edited();
    await repo.run({ blueprintText });
    expect(Object.keys(services(repo))).toEqual(
      expect.arrayContaining([
        "sales/src/features/orders/order.ts",
        "sales/src/features/orders/rules/order.ts",
        "sales/src/features/purchases/purchase.ts",
      ]),
    );
    expect(repo.read(`${OLD}/order.ts`)).toContain("mine();");
  });

  test("leaves a file alone that is no text, and what stands at the new path already", async () => {
    const repo = edited();
    repo.put(`${OLD}/order.ts`, "\0");
    repo.put("services/sales/src/features/purchases/rules/purchase.ts", "already\n");
    const { conflicts, notes } = await repo.run({ blueprintText, renames });
    expect(conflicts.map(({ path }) => path)).toContain(`${OLD}/order.ts`);
    expect(notes.map(({ kind, path }) => [kind, path])).toContainEqual([
      "kept",
      `${OLD}/rules/order.ts`,
    ]);
    expect(repo.read(`${OLD}/order.ts`)).toBe("\0");
    const both = Object.values(services(repo)).join();
    expect(both).toContain("already");
    expect(both).toContain("return 1;");
  });
});

test("a service with another name takes all of it along, and the mode of its files", async () => {
  const repo = edited();
  repo.disk.unlink(`${ROOT}/services/sales/run.sh`);
  repo.disk.write(`${ROOT}/services/sales/run.sh`, "#!/bin/sh\necho mine\necho sales\n", 0o750);
  const renames: Rename[] = [
    { kind: "service", path: ["sales"], to: "shop-floor" },
    { kind: "entity", path: ["sales", "Order"], to: "Purchase" },
  ];
  const blueprintText = BLUEPRINT.replace("sales:", "shop-floor:").replace("Order:", "Purchase:");
  await repo.run({ blueprintText, renames });
  const after = services(repo);
  expect(Object.keys(after).filter((path) => !path.startsWith("shop-floor/"))).toEqual([]);
  expect(after["shop-floor/src/features/purchases/rules/purchase.ts"]).toBe("return 1;\n");
  expect(after["shop-floor/src/features/purchases/purchase.ts"]).toContain("mine();");
  expect(repo.disk.lstat(`${ROOT}/services/shop-floor/run.sh`)?.mode).toBe(0o750);
  expect(repo.read("services/sales")).toBeUndefined();
});

test("every file of the example is told from all others by its template and its owner", () => {
  const { places } = realPlan(readFileSync("examples/shop.yaml", "utf8"));
  const keys = places.map(({ path, source, owner }) => keyOf(source, owner, path));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
