import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { catalogOf, planFrom } from "../src/index.ts";
import { loadPack } from "../src/workspace/load-pack.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
/** The code blocks that name a file. */
const blocks = [...page.matchAll(/^```\w+ (templates\/\S+)\n([\s\S]*?)^```$/gm)];

test("a broker is added by the folders of the recipe, and by nothing else", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "templates"), join(folder, "templates"), { recursive: true });
  for (const [, path = "", text = ""] of blocks) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const catalog = catalogOf(loadPack(join(folder, "templates")));
  expect(catalog.axes.map(({ path }) => path)).toContain("platform.broker");

  const text = readFileSync(join(root, "examples/shop.yaml"), "utf8");
  const chosen = text.replace("platform: { ", "platform: { broker: nats, ");
  const files = (blueprint: string) => {
    const { plan, problems } = planFrom(blueprint, "blueprint.yaml", catalog);
    expect(problems).toEqual([]);
    return new Map(Array.from(plan?.files ?? [], ({ path, contents }) => [path, contents]));
  };
  const without = files(text);
  const withIt = files(chosen);
  const changed = [...withIt].filter(([path, contents]) => without.get(path) !== contents);
  expect(changed.map(([path]) => path.replace(/services\/[^/]+/, "services/*"))).toEqual(
    expect.arrayContaining([
      "packages/service-kit/package.json",
      "packages/service-kit/src/broker.ts",
      "services/*/src/config.ts",
      "services/*/src/main.ts",
    ]),
  );
  expect(withIt.get("packages/service-kit/package.json")).toContain("@nats-io/transport-node");
});
