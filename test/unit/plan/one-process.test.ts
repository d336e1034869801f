import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogOf, planFrom } from "../../../src/index.ts";
import { loadPack } from "../../../src/workspace/load-pack.ts";

const catalog = catalogOf(loadPack("templates"));
const shop = readFileSync("examples/shop.yaml", "utf8");
const silent = `
groundplan: 1
name: silent
services: { notes: { entities: { Note: { crud: [get], allow: { get: public }, fields: { text: text } } } } }
`;

function filesOf(blueprint: string): Map<string, string> {
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", catalog);
  expect(problems).toEqual([]);
  return new Map(Array.from(plan!.files, ({ path, contents }) => [path, contents]));
}

const starts = (files: Map<string, string>) => [
  ...new Set(
    [...files.keys()]
      .filter((path) => /(^|\/)(start|main)\.ts$/.test(path) && !path.startsWith("packages/"))
      .map((path) => path.replace(/services\/[^/]+/, "services/*")),
  ),
];
const scripts = (files: Map<string, string>, path: string) => JSON.parse(files.get(path)!).scripts;

test.each([
  ["a broker outside", shop, "services/orders/package.json"],
  ["no events", silent, "services/notes/package.json"],
])("with %s each service is started by itself", (_what, blueprint, service) => {
  const files = filesOf(blueprint);
  expect(starts(files)).toEqual(["services/*/src/main.ts"]);
  expect(scripts(files, service)).toEqual({ start: "node src/main.ts" });
  expect(scripts(files, "package.json")).not.toHaveProperty("start");
});

test("in one process all services are started by one command", () => {
  const files = filesOf(shop.replace("broker: nats", "broker: memory").replace("99.9", "99"));
  expect(starts(files)).toEqual(["services/*/src/start.ts", "start.ts"]);
  expect(scripts(files, "services/orders/package.json")).toBeUndefined();
  expect(scripts(files, "package.json").start).toBe("node start.ts");
  expect(JSON.parse(files.get("package.json")!).dependencies).toEqual({ "@shop/service-kit": "*" });
  expect(files.get("services/orders/src/start.ts")).toContain("ordersMessaging");
  expect(files.get("services/catalog/src/start.ts")).toContain("messaging: []");
  expect(files.get("README.md")).toContain("`PORT_ORDERS`");
});
