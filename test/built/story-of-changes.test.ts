import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogOf } from "../../src/index.ts";
import { regenerate } from "../../src/regenerate.ts";
import { compilePack } from "../../src/render/compile.ts";
import { readSources } from "../../src/workspace/load-pack.ts";
import { blueprints } from "../support/built.ts";
import type { Development } from "../support/development.ts";
import { ROOT } from "../support/generate.ts";
import { type Answer, ask } from "../support/http.ts";
import { type Living, liveWith } from "./living.ts";

/** One repo, as a team would change it over a year: by commands, by hand, and by a newer groundplan. */
let repo: Living;

const RULE = "services/catalog/src/features/products/rules/discount-product.ts";
const ROUTES = "services/catalog/src/features/products/routes.ts";
const INDEX = "services/orders/migrations/0002-by-sku.sql";

const DISCOUNT = `import type { Product, DiscountProduct } from "../product.ts";

/** What a product costs from now on. */
export function discount(product: Product, { percent }: Omit<DiscountProduct, "id">): Product {
  const amount = Math.round((product.price.amount * (100 - percent)) / 100);
  return { ...product, price: { ...product.price, amount } };
}
`;

/** A line each, behind what is found. */
const COMMENTS: readonly (readonly [path: string, behind: RegExp, line: string])[] = [
  ["README.md", /$/, "\nCall us before you deploy."],
  ["services/payments/src/config.ts", /^/, "// Payments are slow on Mondays."],
  [
    "services/orders/src/features/orders/operations.ts",
    / {4}async run\(input\) \{\n/,
    "      // Nobody orders at night.",
  ],
  ["Dockerfile", /AS packages\n/, "# Our scanner reads this stage."],
  [".github/workflows/ci.yaml", /\njobs:\n/, "  # On our own machines from May on."],
  [".env.example", /^/, "# Ours: where the release script deploys to."],
  ["docs/architecture.md", /^# .*\n\n/, "The warehouse has a network of its own.\n"],
  [
    "contracts/payments/v1/payments.proto",
    /message Payment \{\n/,
    "  // The proof of one movement.",
  ],
];

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

const TEA = { sku: "tea-1", title: "Tea", price: { amount: 1000, currency: "EUR" } };

async function sell({ at, token }: Development, product: object): Promise<Answer> {
  const made = await ask(at.catalog![0]!, "POST /v1/products", {
    token: await token("admin"),
    body: product,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made;
}

async function discounted(dev: Development, product: object): Promise<void> {
  const { body: made } = await sell(dev, product);
  const { status, body } = await ask(dev.at.catalog![0]!, `POST /v1/products/${made.id}/discount`, {
    token: await dev.token("admin"),
    body: { percent: 20 },
  });
  expect([status, body.price?.amount]).toEqual([200, 800]);
}

async function reviewed({ at, token }: Development): Promise<void> {
  const made = await ask(at.catalog![0]!, "POST /v1/reviews", {
    token: await token("admin"),
    body: { stars: 5 },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

/** Payments hear of an order, and orders of the payment. */
async function paid({ at, token }: Development, until = /paid|shipped/): Promise<void> {
  const customer = await token("customer");
  const order = {
    customerId: crypto.randomUUID(),
    sku: "tea-1",
    total: { amount: 800, currency: "EUR" },
    shipTo: { street: "Quay 1", city: "Hamburg", zip: "20457", country: "DE" },
  };
  const orders = at.orders![0]!;
  const placed = await ask(orders, "POST /v1/orders", { token: customer, body: order });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  let status = placed.body.status;
  for (let tries = 0; tries < 200 && !until.test(status); tries += 1) {
    await wait(100);
    const { body } = await ask(orders, `GET /v1/orders/${placed.body.id}`, { token: customer });
    status = body.status;
  }
  expect(status).toMatch(until);
}

beforeAll(async () => {
  repo = await liveWith("shop", readFileSync(blueprints.shop, "utf8").replace(/^#.*\n/, ""));
}, 600_000);
afterAll(() => repo?.remove());

describe("a repo that is changed again and again", () => {
  test("an operation that only a person can write", async () => {
    await repo.groundplan(
      "add operation catalog.discountProduct --of Product --kind command --input percent=int(1..90) --allow admin",
    );
    await repo.expectSound(async (dev) => void (await sell(dev, TEA)));
  }, 600_000);

  test("edits by hand: a use case, a contract, package.json and what is merged", async () => {
    repo.edit(RULE, /^[^]*$/, DISCOUNT, DISCOUNT);
    const origin = "        origin:\n          type: string\n";
    const description = "        description:\n";
    repo.edit("contracts/catalog/openapi.yaml", description, `${origin}${description}`, origin);
    expect((await repo.npm("run", "contracts")).code).toBe(0);
    const due = await repo.npm("run", "typecheck");
    expect([...new Set(due.output.match(/^\S+(?=\(.*error)/gm))]).toEqual([ROUTES]);
    repo.edit(
      ROUTES,
      "const made = await products.createProduct(body, caller);",
      `const { origin: _, ...given } = body; // the customs want it, and nobody else
    const made = await products.createProduct(given, caller);`,
      "products.createProduct(given, caller)",
    );
    repo.edit(
      "package.json",
      '"scripts": {',
      '"scripts": {\n    "ours": "node ours.ts",',
      "ours.ts",
    );
    const { yaml } = JSON.parse(repo.read("packages/contracts/package.json")).devDependencies;
    const needed = `"yaml": "${yaml}"`;
    repo.edit("services/catalog/package.json", /("kysely": .*)\n/, `$1,\n    ${needed}\n`, needed);
    for (const [path, behind, line] of COMMENTS) repo.edit(path, behind, `$&${line}\n`, line);
    writeFileSync(join(repo.root, INDEX), "create index by_sku on orders (sku);\n");
    repo.edit(INDEX, /^/, "-- The warehouse asks by it.\n", "-- The warehouse asks by it.");
    expect((await repo.npm("install")).code).toBe(0);
    await repo.expectSound((dev) => discounted(dev, { ...TEA, origin: "Assam" }));
  }, 600_000);

  test("an entity more, which is edited", async () => {
    await repo.groundplan(
      "add entity catalog.Review --field stars=int(1..5) --field text=string(500)? --crud create,get,list --allow create=admin --allow get,list=public",
    );
    repo.edit(
      "services/catalog/src/features/reviews/operations.ts",
      "    async run(input) {\n",
      "    async run(input) {\n      // Three stars are the mean.\n",
      "// Three stars are the mean.",
    );
    await repo.expectSound(reviewed);
  }, 600_000);

  test("another broker", async () => {
    await repo.groundplan("set platform.broker=memory qualities.availability=99");
    await repo.expectSound((dev) => paid(dev, /shipped/));
  }, 600_000);

  test("a field of another name", async () => {
    await repo.groundplan("rename field catalog.Product.title label --breaking");
    const { title: label, ...rest } = TEA;
    await repo.expectSound((dev) => discounted(dev, { ...rest, label, origin: "Assam" }));
  }, 600_000);

  test("a service less", async () => {
    await repo.groundplan("remove service shipping --with-references --breaking");
    await repo.expectSound((dev) => paid(dev, /paid/));
  }, 600_000);

  test("newer templates", async () => {
    const catalog = newerCatalog();
    const result = await regenerate(repo.root, { mode: "write" }, { catalog });
    expect(result.conflicts).toEqual([]);
    expect(result.failed).toBeUndefined();
    const merged = result.changes.flatMap(({ kind, path }) => (kind === "merge" ? [path] : []));
    expect(merged).toEqual(expect.arrayContaining(MERGED));
    await repo.expectSound(reviewed);
    const again = await regenerate(repo.root, { mode: "check" }, { catalog });
    expect([again.changes, again.notes]).toEqual([[], []]);
  }, 600_000);
});
