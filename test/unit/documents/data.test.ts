import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, pathsOf } from "../plan/plans.ts";
import { planOf, SHOP } from "./blueprints.ts";

const CLINIC = readFileSync(join(import.meta.dirname, "../../blueprints/clinic.yaml"), "utf8");
const KIT = "packages/service-kit/src";
const OBSERVED = CLINIC.replace("postgresql }", "postgresql, observability: opentelemetry }");
const UNMARKED = SHOP.replace(/^ {2}data: .*\n/m, "").replaceAll(
  /\{ type: (\w+), data: personal \}/g,
  "$1",
);

describe("where fields are marked", () => {
  const plan = planOf(SHOP);

  test("the log hides them", () => {
    expect(fileOf(plan, `${KIT}/log.ts`).contents).toContain(
      'const marked: readonly string[] = ["customerId", "shipTo"];',
    );
  });

  test("errors of the database are stripped before anybody logs them", () => {
    expect(fileOf(plan, `${KIT}/database.ts`).contents).toContain("throw discreet(error)");
    expect(pathsOf(plan)).toContain(`${KIT}/discreet.test.ts`);
  });

  test("operators see what events hold only where they ask for it", () => {
    expect(fileOf(plan, `${KIT}/dlq-command.ts`).contents).toContain('data: { type: "boolean" }');
  });

  test("traces name addresses, unless a marked field stands in them", () => {
    const path = `${KIT}/telemetry/requests.ts`;
    const spans = (blueprint: string) => fileOf(planOf(blueprint), path).contents;
    expect(spans(SHOP)).toContain('"url.path": request.url.split("?", 1)[0],');
    expect(spans(OBSERVED)).toContain('"url.path": route ?? "REDACTED",');
    expect(spans(OBSERVED)).not.toContain("request.url.split");
  });

  test("the register of risks says where they are", () => {
    const risks = fileOf(plan, "docs/risks.md").contents;
    expect(risks).toContain("Kept: Order of orders (`customerId`, `shipTo`)");
    expect(risks).toContain("Told: OrderPlaced (`customerId`) to payments");
    expect(fileOf(planOf(OBSERVED), "docs/risks.md").contents).toContain(
      "removePractitioner (`email`, personal data)",
    );
  });
});

test("where none is marked, nothing is said and nothing is done about it", () => {
  const plan = planOf(UNMARKED);
  expect(pathsOf(plan)).not.toContain(`${KIT}/discreet.ts`);
  for (const { path, contents } of plan.files) {
    if (path.startsWith(".groundplan/")) continue;
    const text = contents.replaceAll("x-data-classification", "marked");
    expect(text, path).not.toMatch(/discreet|--data shows|personal data/);
    if (path.startsWith("contracts/")) expect(contents, path).not.toMatch(/x-data|debug_redact/);
  }
});
