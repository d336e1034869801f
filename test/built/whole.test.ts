import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { contents } from "../support/generate.ts";
import { expectOwnTests, expectScript, expectWired } from "./whole.ts";

describe.each(Object.entries(blueprints))("%s, as it is generated", (_name, blueprint) => {
  let repo: Built;
  beforeAll(async () => {
    repo = await build(blueprint);
  }, 600_000);
  afterAll(() => repo?.remove());

  test.each(["typecheck", "lint", "format:check"])(
    "npm run %s",
    async (name) => {
      await expectScript(repo, name);
    },
    120_000,
  );

  test("npm test", () => expectOwnTests(repo), 180_000);

  test("everything is wired", () => expectWired(repo));

  test("npm run contracts makes the same again", async () => {
    const before = contents(join(repo.root, "packages/contracts/src"));
    await expectScript(repo, "contracts");
    expect(contents(join(repo.root, "packages/contracts/src"))).toEqual(before);
  }, 60_000);
});
