import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { catalogOf, planFrom } from "../src/index.ts";
import { loadPack } from "../src/workspace/load-pack.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
/** The code blocks that name a file. */
const blocks = [...page.matchAll(/^```\w+ (templates\/\S+)\n([\s\S]*?)^```$/gm)];
const BROKER = "templates/features/broker/nats";

test("a broker is added by the folder of the recipe, and by nothing else", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "templates"), join(folder, "templates"), { recursive: true });
  rmSync(join(folder, BROKER), { recursive: true });
  const shop = readFileSync(join(root, "examples/shop.yaml"), "utf8");
  const plan = (broker: string) => {
    const catalog = catalogOf(loadPack(join(folder, "templates")));
    const chosen = shop.replace("platform: { broker: nats", `platform: { broker: ${broker}`);
    const { plan: made, problems } = planFrom(chosen, "blueprint.yaml", catalog);
    const files = Array.from(made?.files ?? [], ({ path, contents }) => [path, contents] as const);
    return { problems, files: new Map(files) };
  };
  expect(plan("nats").problems).toMatchObject([{ message: expect.stringContaining("nats") }]);
  const before = plan("memory").files;

  const code = "repo/packages/service-kit/src/brokers";
  cpSync(join(root, BROKER, code), join(folder, BROKER, code), { recursive: true });
  for (const [, path = "", text = ""] of blocks) {
    expect(text, path).toBe(readFileSync(join(root, path), "utf8"));
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const changed = [...plan("memory").files].filter(([path, text]) => before.get(path) !== text);
  expect(changed.map(([path]) => path)).toEqual([".groundplan/blueprint.schema.json"]);
  const { files, problems } = plan("nats");
  expect(problems).toEqual([]);
  expect(files.get("packages/service-kit/package.json")).toContain("@nats-io/transport-node");
  expect(files.get("packages/service-kit/src/brokers/nats.ts")).toContain("natsBroker");
  expect(files.get("services/orders/src/config.ts")).toContain("NATS_URL");
  expect(files.get("services/orders/src/main.ts")).toContain("natsBroker({");
});
