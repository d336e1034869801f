import { afterAll, beforeAll, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { expectAdded } from "./by-hand.ts";
import { MUTATIONS, slice, TESTS, without } from "./mutations.ts";
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

test.each(MUTATIONS)(
  "$what",
  async ({ path, change, tests }) => {
    const spoilt = whole.copy();
    try {
      spoilt.edit(path, change);
      const { failed, passed, output } = await someTests(spoilt, tests);
      expect(failed, output).toBeGreaterThan(0);
      expect(passed, output).toBeGreaterThan(0);
    } finally {
      spoilt.remove();
    }
  },
  180_000,
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

test("what is added by hand, as the README says, does not compile until every place has it", async () => {
  const own = whole.copy();
  try {
    await expectAdded(own, [TESTS.adapters, TESTS.access]);
  } finally {
    own.remove();
  }
}, 400_000);

test("as it is generated, nothing fails", async () => {
  const { failed, passed, output } = await someTests(whole, Object.values(TESTS));
  expect(failed, output).toBe(0);
  expect(passed).toBeGreaterThan(20);
}, 180_000);
