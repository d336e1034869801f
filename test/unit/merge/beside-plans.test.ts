import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { add, type Addition } from "../../../src/blueprint/edit/index.ts";
import { mergeFile } from "../../../src/merge/file.ts";
import { reader } from "../blueprint/edit/blueprints.ts";
import { realPlan } from "../plan/plans.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const LOST: Addition = {
  kind: "operation",
  path: ["orders", "loseOrder"],
  of: "Order",
  from: ["shipped"],
  to: "lost",
  states: ["lost"],
  allow: ["customer"],
};
const ARCHIVED: Addition = {
  kind: "operation",
  path: ["orders", "archiveOrder"],
  of: "Order",
  from: ["shipped"],
  to: "archived",
  states: ["archived"],
  input: ["reason=string(20)"],
  allow: ["customer"],
};
const INVOICE: Addition = {
  kind: "entity",
  path: ["orders", "Invoice"],
  crud: ["create", "get"],
  allow: ["create,get=customer"],
  fields: ["number=string(20) unique"],
};

const textsOf = (blueprint: string) =>
  new Map([...realPlan(blueprint).files].map(({ path, contents }) => [path, contents]));

/** The example after each of these, one after the other. */
const STEPS = [LOST, ARCHIVED, INVOICE]
  .reduce((all, one) => [...all, add(all.at(-1)!, one, reader).text], [SHOP])
  .map(textsOf);

const MINE = `\ntest("what nobody else wrote", async () => {\n  assert.ok(true);\n});\n`;
const tests = [...STEPS[0]!.keys()].filter(
  (path) => path.endsWith(".test.ts") && path.startsWith("services/orders/"),
);

describe("a test that a user put at the end stays there, whatever comes into the blueprint:", () => {
  test("some of these files change at each step", () => {
    for (const [at, step] of STEPS.slice(1).entries())
      expect(tests.filter((path) => step.get(path) !== STEPS[at]!.get(path))).not.toEqual([]);
  });

  test.each(tests)("%s", (path) => {
    let stands = STEPS[0]!.get(path)! + MINE;
    for (const [at, step] of STEPS.slice(1).entries()) {
      const merged = mergeFile(path, STEPS[at]!.get(path)!, stands, step.get(path)!);
      expect(merged.marks, merged.text).toEqual([]);
      expect(merged.text).toBe(step.get(path)! + MINE);
      stands = merged.text;
    }
  });
});
