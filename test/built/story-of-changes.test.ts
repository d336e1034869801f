import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogOf } from "../../src/index.ts";
import { regenerate } from "../../src/regenerate.ts";
import { compilePack } from "../../src/render/compile.ts";
import { readSources } from "../../src/workspace/load-pack.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blueprints, build, reopen, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ROOT } from "../support/generate.ts";
import { ask } from "../support/http.ts";
import { run } from "../support/processes.ts";
import { expectOwnTestsOnce, expectScript } from "./whole.ts";

/**
 * One repo, as a team would change it over a year: by commands, by hand, and by a newer groundplan. Each step is type-checked,
 * linted and formatted with every edit of before still in place; its own tests run at two of them, and it is started at three.
 */
let repo: Built;

const RULE = "services/catalog/src/features/products/rules/discount-product.ts";
const ROUTES = "services/catalog/src/features/products/routes.ts";
const CONTRACT = "contracts/catalog/openapi.yaml";

const DISCOUNT = `import type { Product, DiscountProduct } from "../product.ts";

/** What a product costs from now on. */
export function discount(product: Product, { percent }: Omit<DiscountProduct, "id">): Product {
  const amount = Math.round((product.price.amount * (100 - percent)) / 100);
  return { ...product, price: { ...product.price, amount } };
}
`;

/** What somebody wrote by hand, by file: it has to stand there for good. */
const written = new Map<string, string[]>();

function edit(path: string, what: string | RegExp, by: (found: string) => string, mark: string) {
  repo.edit(path, (text) => text.replace(what, by));
  written.set(path, [...(written.get(path) ?? []), mark]);
}

function expectEdits(): void {
  const lost = [...written].flatMap(([path, marks]) => {
    const text = repo.read(path);
    return marks.filter((mark) => !text.includes(mark)).map((mark) => `${path}: ${mark}`);
  });
  expect(lost).toEqual([]);
}

async function expectSound(): Promise<void> {
  repo = await reopen(repo);
  for (const script of ["contracts", "typecheck", "lint", "format:check"])
    await expectScript(repo, script);
  expectEdits();
}

/** What the next version of groundplan may say otherwise: in text, in code, in data; and a file more. */
const NEWER: readonly (readonly [template: string, was: string, is: string])[] = [
  ["repo/README.md.hbs", "Nothing else is needed:", "No server has to be there:"],
  [
    "entity/services/__service__/src/features/__entities__/operations.ts.hbs",
    ", and by whom: the same",
    ", and by whom. It is the same",
  ],
  ["base.yaml", "test: [node --test]", "test: [node --test --test-reporter=spec]"],
];
const MERGED = [
  "README.md",
  "package.json",
  "services/catalog/src/features/reviews/operations.ts",
  "services/orders/src/features/orders/operations.ts",
];

function newerCatalog() {
  const sources = readSources(join(ROOT, "templates")).map(({ path, text }) => {
    const changes = NEWER.filter(([template]) => template === path);
    for (const [, was] of changes) expect(text, path).toContain(was);
    return { path, text: changes.reduce((now, [, was, is]) => now.replace(was, is), text) };
  });
  const more = { path: "repo/docs/newer.md", text: "# Newer\n" };
  return catalogOf(compilePack([...sources, more]));
}

/** As somebody types it in the repo. */
async function groundplan(line: string): Promise<string> {
  const words = line.split(" ");
  const program = join(ROOT, "bin/groundplan.js");
  const command = [process.execPath, program, ...words, "--no-install", "--yes"] as const;
  const { code, output } = await run(command, { cwd: repo.root });
  expect(code, output).toBe(0);
  return output;
}

async function calling(call: (dev: Development) => Promise<void>): Promise<void> {
  const dev = await develop(repo);
  try {
    await call(dev);
  } finally {
    const { code, output } = await dev.process.stop();
    expect(code, output).toBe(0);
  }
}

beforeAll(async () => {
  const shop = readFileSync(blueprints.shop, "utf8").replace(/^#.*\n/, "");
  repo = await build(shop);
}, 600_000);
afterAll(() => repo?.remove());

describe("a repo that is changed again and again", () => {
  test("an operation that only a person can write", async () => {
    await groundplan(
      "add operation catalog.discountProduct --of Product --kind command --input percent=int(1..90) --allow admin",
    );
    await expectSound();
  }, 300_000);

  test("edits by hand: a use case, a contract, package.json and what is merged", async () => {
    edit(RULE, /^[^]*$/, () => DISCOUNT, DISCOUNT);
    edit(
      CONTRACT,
      "        description:\n",
      (found) => `        origin:\n          type: string\n${found}`,
      "        origin:\n          type: string\n",
    );
    await expectScript(repo, "contracts");
    const due = await repo.script("typecheck");
    expect([...new Set(due.output.match(/^\S+(?=\(.*error)/gm))]).toEqual([ROUTES]);
    edit(
      ROUTES,
      "const made = await products.createProduct(body, caller);",
      () => `const { origin: _, ...given } = body; // the customs want it, and nobody else
    const made = await products.createProduct(given, caller);`,
      "products.createProduct(given, caller)",
    );
    edit(
      "package.json",
      '"scripts": {',
      (found) => `${found}\n    "ours": "node ours.ts",`,
      "ours.ts",
    );
    edit("README.md", /$/, () => "\nCall us before you deploy.\n", "Call us before you deploy.");
    edit(
      "services/payments/src/config.ts",
      /^/,
      () => "// Payments are slow on Mondays.\n",
      "// Payments are slow on Mondays.",
    );
    edit(
      "services/orders/src/features/orders/operations.ts",
      "    async run(input) {\n",
      (found) => `${found}      // Nobody orders at night.\n`,
      "// Nobody orders at night.",
    );
    await expectSound();
    await calling(async ({ at, token }) => {
      const admin = await token("admin");
      const product = { sku: "tea-1", title: "Tea", price: { amount: 1000, currency: "EUR" } };
      const catalog = at.catalog![0]!;
      const made = await ask(catalog, "POST /v1/products", { token: admin, body: product });
      expect(made.status).toBe(201);
      const discount = `POST /v1/products/${made.body.id}/discount`;
      const { status, body } = await ask(catalog, discount, {
        token: admin,
        body: { percent: 20 },
      });
      expect([status, body.price?.amount]).toEqual([200, 800]);
    });
  }, 300_000);

  test("an entity more, which is edited", async () => {
    await groundplan(
      "add entity catalog.Review --field stars=int(1..5) --field text=string(500)? --crud create,get,list --allow create=admin --allow get,list=public",
    );
    edit(
      "services/catalog/src/features/reviews/operations.ts",
      "    async run(input) {\n",
      (found) => `${found}      // Three stars are the mean.\n`,
      "// Three stars are the mean.",
    );
    await expectSound();
  }, 300_000);

  test("another broker", async () => {
    await groundplan("set platform.broker=memory qualities.availability=99");
    await expectSound();
    await calling(async ({ at, token }) => {
      const body = { stars: 5 };
      const made = await ask(at.catalog![0]!, "POST /v1/reviews", {
        token: await token("admin"),
        body,
      });
      expect(made.status).toBe(201);
    });
  }, 300_000);

  test("a field of another name", async () => {
    await groundplan("rename field catalog.Product.title label --breaking");
    await expectSound();
    await expectOwnTestsOnce(repo);
  }, 600_000);

  test("a service less", async () => {
    await groundplan("remove service shipping --with-references --breaking");
    await expectSound();
  }, 300_000);

  test("newer templates", async () => {
    const catalog = newerCatalog();
    const result = await regenerate(repo.root, { mode: "write", install: false }, { catalog });
    expect(result.conflicts).toEqual([]);
    const merged = result.changes.flatMap(({ kind, path }) => (kind === "merge" ? [path] : []));
    expect(merged).toEqual(expect.arrayContaining(MERGED));
    await expectSound();
    await expectOwnTestsOnce(repo);
    await calling(async ({ at, token }) => {
      const answer = await ask(at.catalog![0]!, "GET /v1/products", {
        token: await token("admin"),
      });
      expect(answer.status).toBe(200);
    });
    const again = await regenerate(repo.root, { mode: "check" }, { catalog });
    expect([again.changes, again.notes]).toEqual([[], []]);
  }, 600_000);
});
