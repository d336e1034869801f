import { expect, test } from "vitest";
import { againLine, nextLines } from "../../../src/cli/print-new.ts";

test("three lines say what to do next", () => {
  expect(nextLines("here", [], {})).toEqual([
    "cd here",
    "npm run dev   # everything in one process, on embedded parts",
    "npm test",
  ]);
});

test("what is still to be run stands in the first of them", () => {
  const remaining = ["pnpm install", "pnpm run contracts"];
  const [first, second] = nextLines("my repo", remaining, { packageManager: "pnpm" });
  expect(first).toBe("cd 'my repo' && pnpm install && pnpm run contracts");
  expect(second).toContain("pnpm run dev");
});

test("the command to do it again can be pasted into a shell", () => {
  expect(againLine("it's", { packageManager: "pnpm" })).toBe(
    `groundplan new 'it'\\''s-again' --from 'it'\\''s/blueprint.yaml' --pm pnpm --yes`,
  );
});

test("a folder may be written in many ways", () => {
  expect(nextLines("./here/", [], {})[0]).toBe("cd here");
  expect(againLine("here/", {})).toBe("groundplan new here-again --from here/blueprint.yaml --yes");
  expect(nextLines(".", ["npm install"], {})[0]).toBe("npm install");
  expect(againLine(".", {})).toBe("groundplan new ../again --from blueprint.yaml --yes");
  expect(againLine("/", {})).toContain("--from /blueprint.yaml");
});
