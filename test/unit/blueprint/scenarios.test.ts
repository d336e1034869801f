import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatProblems } from "../../../src/blueprint/frame.ts";
import { readBlueprint } from "../../../src/blueprint/index.ts";
import { OFFER } from "./offer.ts";

const ROOT = "test/scenarios";
const scenarios = readdirSync(ROOT).filter((name) => !existsSync(`${ROOT}/${name}/expected`));

test.each(scenarios)("what a person sees of %s", async (name) => {
  const text = readFileSync(`${ROOT}/${name}/blueprint.yaml`, "utf8");
  const { problems } = readBlueprint(text, "blueprint.yaml", OFFER);
  expect(problems).not.toEqual([]);
  const shown = formatProblems(problems, new Map([["blueprint.yaml", text]]));
  await expect(shown).toMatchFileSnapshot(`../../scenarios/${name}/error.txt`);
});
