import { existsSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { contents } from "../support/generate.ts";
import { run } from "../support/processes.ts";

/** What Redocly's recommended rules say about a contract, warnings too. */
async function complaints(file: string): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lint({ ref: file, config });
  return found.map(
    ({ severity, ruleId, message, location: [at] }) =>
      `${severity} ${ruleId}: ${message} ${at?.pointer ?? ""}`,
  );
}

describe.each(Object.entries(blueprints))("the contracts of %s", (_name, blueprint) => {
  let repo: Built;
  beforeAll(async () => {
    repo = await build(blueprint);
  }, 600_000);
  afterAll(() => repo?.remove());

  const contracts = () =>
    repo.services
      .map((service) => join(repo.root, "contracts", service, "openapi.yaml"))
      .filter((file) => existsSync(file));

  test("leave Redocly's recommended rules nothing to say", async () => {
    expect(contracts().length).toBeGreaterThan(0);
    for (const file of contracts()) expect(await complaints(file), file).toEqual([]);
  });

  test("are clean under buf lint, with all standard rules", async () => {
    if (
      !Object.keys(contents(join(repo.root, "contracts"))).some((file) => file.endsWith(".proto"))
    )
      return expect(existsSync(join(repo.root, "buf.yaml"))).toBe(false);
    expect(repo.read("buf.yaml")).toContain("lint:\n  use:\n    - STANDARD\n");
    expect(repo.read("buf.yaml")).not.toMatch(/except|ignore/);
    const buf = join(repo.root, "node_modules/.bin/buf");
    const { code, output } = await run([buf, "lint"], { cwd: repo.root });
    expect({ code, output }).toEqual({ code: 0, output: "" });
  }, 60_000);
});

test("Redocly does look", async () => {
  const repo = await build(blueprints.shop);
  try {
    const path = `contracts/${repo.services[0]}/openapi.yaml`;
    repo.edit(path, (text) =>
      text.replace(/operationId: \w+\n\s*summary: .*/, "deprecated: false"),
    );
    expect((await complaints(join(repo.root, path))).join("\n")).toContain("operation-summary");
  } finally {
    repo.remove();
  }
}, 60_000);
