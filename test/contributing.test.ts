import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogOf, planFrom } from "../src/index.ts";
import { loadPack } from "../src/workspace/load-pack.ts";
import { expectScript, expectWired, someTests } from "./built/whole.ts";
import { type Built, buildFiles } from "./support/built.ts";
import { workFolder } from "./support/generate.ts";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
/** The code blocks that name a file. */
const blocks = [...page.matchAll(/^```\w+ (templates\/\S+)\n([\s\S]*?)^```$/gm)];
const shop = readFileSync(join(root, "examples/shop.yaml"), "utf8");

function filesOf(broker: string, catalog: ReturnType<typeof catalogOf>): Map<string, string> {
  const blueprint = shop.replace("broker: nats", `broker: ${broker}`);
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", catalog);
  expect(problems).toEqual([]);
  return new Map(Array.from(plan?.files ?? [], ({ path, contents }) => [path, contents]));
}

describe("a broker is added by the folder of the recipe, and by nothing else", () => {
  let files: Map<string, string>;
  let nats: Map<string, string>;
  let repo: Built;
  beforeAll(async () => {
    const { path: folder, remove } = workFolder();
    cpSync(join(root, "templates"), join(folder, "templates"), { recursive: true });
    for (const [, path = "", text = ""] of blocks) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const catalog = catalogOf(loadPack(join(folder, "templates")));
    remove();
    files = filesOf("journal", catalog);
    nats = filesOf("nats", catalog);
    repo = await buildFiles(files);
  }, 600_000);
  afterAll(() => repo?.remove());

  test("the page names its files, all in one folder", () => {
    expect(blocks.length).toBeGreaterThan(5);
    const own = "templates/features/broker/journal/";
    expect(blocks.filter(([, path = ""]) => !path.startsWith(own))).toEqual([]);
  });

  test("it stands where the other stood", () => {
    const changed = [...files].filter(([path, contents]) => nats.get(path) !== contents);
    const paths = changed.map(([path]) => path.replace(/services\/[^/]+/, "services/*"));
    expect([...new Set(paths)].filter((path) => !path.startsWith("contracts/"))).toEqual([
      ".env.example",
      ".github/start-servers.sh",
      ".github/workflows/ci.yaml",
      "README.md",
      "blueprint.yaml",
      "compose.yaml",
      "docs/adr/0040-broker.md",
      "docs/adr/README.md",
      "docs/architecture.md",
      "docs/deployment.md",
      "docs/risks.md",
      "docs/rollout-checklist.md",
      "packages/service-kit/package.json",
      "packages/service-kit/src/brokers/journal.test.ts",
      "packages/service-kit/src/brokers/journal.ts",
      "packages/service-kit/src/telemetry/messaging.ts",
      "rollout.json",
      "services/*/src/config.ts",
      "services/*/src/main.ts",
    ]);
    expect(files.get("services/orders/src/main.ts")).toContain("journalBroker(env.JOURNAL)");
  });

  test("it type-checks, is tidy and wired", async () => {
    for (const name of ["typecheck", "lint", "format:check"]) await expectScript(repo, name);
    expectWired(repo);
  }, 120_000);

  test("it does what every broker has to do", async () => {
    const { passed, failed, skipped, output } = await someTests(repo, "**/journal.test.ts");
    expect({ failed, skipped }, output).toEqual({ failed: 0, skipped: 0 });
    expect(passed, output).toBeGreaterThan(5);
  }, 60_000);
});
