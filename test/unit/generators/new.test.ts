import nodePlop from "node-plop";
import { expect, test } from "vitest";
import groundplan from "../../../generators/index.ts";
import type { Host } from "../../../generators/host.ts";
import { NEW, registerNew, type Outcome } from "../../../generators/new.ts";
import { UsageError } from "../../../src/questions/usage-error.ts";

const nobody: Host = {
  interactive: false,
  out: () => {},
  ask: () => Promise.reject(new Error("nobody is there")),
};

test("a plopfile gets the generators by their names", async () => {
  const plop = await nodePlop();
  groundplan(plop);
  expect(plop.getGeneratorList()).toEqual([
    { name: "groundplan:new", description: "A repo of services, from questions or a blueprint" },
    { name: "groundplan:add", description: "Something more in the blueprint" },
    { name: "groundplan:rename", description: "Another name, wherever it is named" },
    { name: "groundplan:remove", description: "Something out of the blueprint" },
    { name: "groundplan:set", description: "Another choice, such as that of a database" },
  ]);
});

test("prompts reject with what is missing", async () => {
  const plop = await nodePlop();
  registerNew(plop, {}, nobody);
  await expect(plop.getGenerator(NEW).runPrompts()).rejects.toThrow(UsageError);
});

test("plop hears a string, the CLI the error itself", async () => {
  const plop = await nodePlop();
  const outcomes: Outcome[] = [];
  registerNew(plop, {}, nobody, (outcome) => outcomes.push(outcome));
  const plan = { files: [], steps: [], notes: [] };
  const answers = { directory: import.meta.dirname, plan, done: () => {} };
  const { failures } = await plop.getGenerator(NEW).runActions(answers);
  expect(failures).toMatchObject([
    { type: "groundplan:create", error: expect.stringContaining("is not empty") },
  ]);
  expect(outcomes).toMatchObject([{ error: { code: "GP8001" } }]);
});
