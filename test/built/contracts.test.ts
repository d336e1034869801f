import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blueprints, build, type Built } from "../support/built.ts";
import { contents } from "../support/generate.ts";
import { run } from "../support/processes.ts";
import { ASYNCAPI, EDITS, OPENAPI, PROTO } from "./contract-edits.ts";

/** Of each error that tsc prints: its file, and the name that is missing or too much there; or else all that it says. */
const compileErrors = (output: string) =>
  output
    .split(/^(?=\S)/m)
    .filter((line) => /^\S+\(\d+,\d+\): error /.test(line))
    .map((error) => {
      const named = /'"?([\w.]+)"?' is missing|"named on one side only": "(\w+)"|Nothing<"(\w+)">/;
      const [, missing, oneSided, extra] = named.exec(error) ?? [];
      return `${error.slice(0, error.indexOf("("))} ${missing ?? oneSided ?? extra ?? error}`;
    });

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

describe("a contract that was edited by hand", () => {
  let repo: Built;
  beforeAll(async () => {
    repo = await build(blueprints.shop);
  }, 600_000);
  afterAll(() => repo?.remove());

  /** Makes the edits, does something, and takes them back. */
  async function edited<T>(
    edits: readonly (readonly [path: string, from: string, to: string])[],
    look: () => Promise<T>,
  ): Promise<T> {
    const before = edits.map(([path]) => [path, repo.read(path)] as const);
    for (const [path, from, to] of edits) repo.edit(path, (text) => text.replace(from, () => to));
    try {
      return await look();
    } finally {
      for (const [path, text] of before.toReversed()) writeFileSync(join(repo.root, path), text);
    }
  }

  test("is looked at by Redocly", async () => {
    const path = "contracts/orders/openapi.yaml";
    const summary = /      summary: .*\n/.exec(repo.read(path))![0];
    const found = await edited([[path, summary, ""]], () => complaints(join(repo.root, path)));
    expect(found.join("\n")).toContain("operation-summary");
  });

  test("shows as compile errors where work is due, and nowhere else", async () => {
    const errors = await edited(EDITS, async () => {
      expect(await repo.script("contracts")).toMatchObject({ code: 0 });
      const module = repo.read("packages/contracts/src/orders.ts");
      expect(module).toMatch(/gift\?: boolean;/);
      expect(module).toMatch(/gift: \{ type: "boolean" \}/);
      expect(repo.read("packages/contracts/src/orders.events.ts")).toContain(
        "export const OrderLost:",
      );
      const { output } = await repo.script("typecheck");
      return compileErrors(output);
    });
    expect([...new Set(errors)].toSorted()).toEqual([
      "services/orders/src/app.ts countOrders",
      "services/orders/src/features/orders/events.ts channel",
      "services/orders/src/features/orders/routes.ts gift",
      "services/orders/src/features/orders/routes.ts refund",
      "services/payments/src/messaging.test.ts channel",
      "services/payments/src/reactions.ts shop.orders.OrderLost",
      "services/shipping/src/app.ts countParcels",
      "services/shipping/src/features/parcels/rpc.ts carrier",
      "services/shipping/src/features/parcels/rpc.ts locale",
      "services/shipping/src/features/parcels/rpc.ts total",
    ]);
    expect(await repo.script("contracts")).toMatchObject({ code: 0 });
    expect(await repo.script("typecheck")).toMatchObject({ code: 0 });
  }, 300_000);

  test.each([
    [OPENAPI, "paths:\n", "paths: [\n", "contracts/orders/openapi.yaml:18:"],
    [
      OPENAPI,
      "schemas/OrderPage",
      "schemas/OrderPages",
      "refers to #/components/schemas/OrderPages, which is not there",
    ],
    [
      OPENAPI,
      "type: integer",
      "type: integr",
      "this is no JSON Schema: it must be one of array, boolean",
    ],
    [
      ASYNCAPI,
      "messages/OrderPlaced",
      "messages/OrderPlacd",
      "refers to #/components/messages/OrderPlacd, which is not there",
    ],
    [PROTO, "  string id = 1;", "  strin id = 1;", "cannot find `strin`"],
  ])(
    "%s with %j as %j is refused, with its place",
    async (path, from, to, said) => {
      const { code, output } = await edited([[path, from, to]], () => repo.script("contracts"));
      expect(code).not.toBe(0);
      expect(output).toMatch(/^contracts\/\S+:\d+:\d+[ :]/m);
      expect(output).toContain(said);
    },
    60_000,
  );
});
