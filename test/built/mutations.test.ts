import { afterAll, beforeAll, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { expectWired, someTests } from "./whole.ts";

/*
 * What is generated is held by what is tested: take a rule, a stored field, a refusal or a right out of a copy, and its own tests
 * fail. Each change leaves code that type-checks, so that nothing but a test can notice.
 */
let whole: Built;
beforeAll(async () => {
  whole = await build(blueprints.shop);
}, 600_000);
afterAll(() => whole?.remove());

const slice = "services/orders/src/features/orders";
const adapter = "services/orders/src/adapters/postgres/orders.ts";
const without = (text: string | RegExp) => (file: string) => file.replace(text, "");
const instead = (text: string | RegExp, other: string) => (file: string) =>
  file.replace(text, other);

test.each<[string, string, (file: string) => string]>([
  [
    "the rule from which states an order can be cancelled",
    `${slice}/order.ts`,
    instead('["pending", "paid"]', '["pending", "paid", "cancelled"]'),
  ],
  ["what becomes of the state", `${slice}/order.ts`, without(/, status: "cancelled"(?= };\n}\n$)/)],
  ["a limit", `${slice}/order.ts`, instead("f.int(1, 99)", "f.int(1, 100)")],
  ["a default", `${slice}/order.ts`, instead("quantity ?? 1", "quantity ?? 2")],
  ["a field of the row", adapter, instead("note: order.note ?? null", "note: null")],
  [
    "the storing of a new one",
    `${slice}/operations.ts`,
    without(/ +await orders\.add\(order, orderPlaced\(order\)\);\n/),
  ],
  ["the order of a list", adapter, without('.orderBy("created_at", "desc")')],
  [
    "the refusal of what is not there",
    `${slice}/operations.ts`,
    instead(/found\(await orders\.find\(wanted\), "order"\)/, "(await orders.find(wanted))!"),
  ],
  ["a right", `${slice}/operations.ts`, instead('["support-agent"]', '["customer"]')],
  ["authorization", `${slice}/operations.ts`, instead('allow: ["customer"]', 'allow: "public"')],
  ["a denial", `${slice}/operations.ts`, instead("allow: []", 'allow: ["admin"]')],
  ["the address of what was made", `${slice}/routes.ts`, instead(/\$\{\w+\.id\}`/, "`")],
])(
  "%s",
  async (_what, path, change) => {
    const spoilt = whole.copy();
    try {
      spoilt.edit(path, change);
      const { failed, passed, output } = await ownTests(spoilt, "orders");
      expect(failed, output).toBeGreaterThan(0);
      expect(passed, output).toBeGreaterThan(0);
    } finally {
      spoilt.remove();
    }
  },
  60_000,
);

test.each<[string, string, string, (file: string) => string]>([
  [
    "a refusal of the database",
    "payments",
    "src/adapters/postgres/payments.ts",
    without(".catch(refusal)"),
  ],
  [
    "authorization behind gRPC",
    "shipping",
    "src/features/parcels/rpc.ts",
    instead("callerOf(context)", "system"),
  ],
])(
  "%s",
  async (_what, service, path, change) => {
    const spoilt = whole.copy();
    try {
      const file = `services/${service}/${path}`;
      spoilt.edit(file, change);
      if (spoilt.read(file).includes(", system)"))
        spoilt.edit(file, (text) => `import { system } from "@shop/service-kit/caller";\n${text}`);
      const { failed, passed, output } = await ownTests(spoilt, service);
      expect(failed, output).toBeGreaterThan(0);
      expect(passed, output).toBeGreaterThan(0);
    } finally {
      spoilt.remove();
    }
  },
  60_000,
);

test("a file that nothing reaches, and a package that is not named, are noticed", () => {
  const spoilt = whole.copy();
  try {
    expectWired(spoilt);
    spoilt.edit(`${slice}/routes.ts`, (text) => `import "pino";\n${text}`);
    expect(() => expectWired(spoilt)).toThrow(
      "services/orders/src/features/orders/routes.ts: pino",
    );
    spoilt.edit("services/orders/src/app.ts", without(/.*orderRoutes.*\n/g));
    expect(() => expectWired(spoilt)).toThrow(`${slice}/routes.ts`);
  } finally {
    spoilt.remove();
  }
});

test("as it is generated, nothing fails", async () => {
  const { failed, passed, output } = await ownTests(whole, "orders");
  expect(failed, output).toBe(0);
  expect(passed).toBeGreaterThan(20);
}, 60_000);

/** The tests of one service. */
const ownTests = (repo: Built, service: string) =>
  someTests(repo, `services/${service}/**/*.test.ts`);
