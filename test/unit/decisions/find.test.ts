import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findDecisions, namesIn } from "../../../src/decisions/find.ts";
import { decidedLines, toldOf } from "../../../src/decisions/told.ts";
import { realPlan } from "../plan/plans.ts";

const SHOP = readFileSync("examples/shop.yaml", "utf8");
const { decisions } = realPlan(SHOP);
const found = (meant: string) => findDecisions(decisions, meant).map(({ id }) => id);

test.each(["D-broker", "d-broker", "broker", "platform.broker", "0040-broker", "0040-broker.md"])(
  "%s is one decision",
  (meant) => {
    expect(found(meant)).toEqual(["D-broker"]);
  },
);

test("what decisions depend on stands for all of them", () => {
  expect(found("qualities.p99Milliseconds")).toEqual([
    "D-observability",
    "D-timeouts",
    "D-capacity",
    "D-availability",
  ]);
  expect(found("services.orders.api")).toEqual(["D-api"]);
  expect(found("weather")).toEqual([]);
});

test("every name of a decision leads to one", () => {
  for (const name of namesIn(decisions)) expect(found(name), name).not.toEqual([]);
});

test("what was left to groundplan is told with its reason, and numbers are no choices", () => {
  const auto = realPlan(SHOP.replace("broker: nats", "broker: auto")).decisions;
  expect(decidedLines(decisions)).toEqual([]);
  expect(decidedLines(auto)).toEqual([
    expect.stringMatching(/^platform\.broker: NATS, because .*99\.9 %/),
  ]);
  expect(toldOf(auto).map(({ id }) => id)).not.toContain("D-timeouts");
  expect(toldOf(auto)).toContainEqual(
    expect.objectContaining({ path: "platform.broker", choice: "NATS", by: "groundplan" }),
  );
});
