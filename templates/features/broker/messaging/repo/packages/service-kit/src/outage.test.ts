import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createLog } from "./log.ts";
import { Outage } from "./outage.ts";

test("an outage is told when it begins, each minute, and when it is over", () => {
  mock.timers.enable({ apis: ["Date"] });
  const lines: string[] = [];
  const log = createLog("test", "info", { write: (line) => void lines.push(line) });
  const outage = new Outage(log, { begun: "away", over: "back" });
  const told = () =>
    lines.splice(0).map((line) => {
      const { msg, seconds, err } = JSON.parse(line);
      return [msg, seconds ?? err.message];
    });

  outage.succeeded();
  assert.deepEqual(told(), []);
  for (let second = 0; second < 150; second++) {
    outage.failed(new Error(`after ${second} s`));
    mock.timers.tick(1000);
  }
  assert.deepEqual(told(), [
    ["away", "after 0 s"],
    ["away", "after 60 s"],
    ["away", "after 120 s"],
  ]);
  outage.succeeded();
  outage.succeeded();
  assert.deepEqual(told(), [["back", 150]]);

  for (let time = 0; time < 120; time++) {
    outage.failed(new Error("comes and goes"));
    mock.timers.tick(1000);
    outage.succeeded();
  }
  assert.deepEqual(told().filter(([msg]) => msg === "away").length, 2);
  mock.timers.reset();
});
