import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { realPlan } from "./plans.ts";

const shop = readFileSync("examples/shop.yaml", "utf8");

test("what development opens is told apart from what containers open", () => {
  const [dev, containers] = realPlan(shop).ports;
  expect(dev).toEqual({
    opener: "npm run dev",
    move: true,
    numbers: [3000, 3001, 3002, 3003, 3004, 4002, 4003],
  });
  expect(containers).toMatchObject({ opener: "docker compose up", move: false });
  expect(containers?.numbers).toEqual(expect.arrayContaining([3001, 4222, 5001, 5432, 8080, 9090]));
});

test("where nothing starts servers, services and their metrics are left", () => {
  const [, started] = realPlan(shop.replace("deployment: compose", "deployment: none")).ports;
  expect(started).toEqual({
    opener: null,
    move: false,
    numbers: [3001, 3002, 3003, 3004, 4002, 4003, 5001, 5002, 5003, 5004],
  });
});
