import { expect, test } from "vitest";
import { againLine, nextLine } from "../../../src/cli/print-new.ts";

test("one line says what to do next", () => {
  expect(nextLine("here", [], {})).toBe("cd here && npm run dev");
});

test("what is still to be run comes before", () => {
  const remaining = ["pnpm install", "pnpm run contracts"];
  expect(nextLine("my repo", remaining, { packageManager: "pnpm" })).toBe(
    "cd 'my repo' && pnpm install && pnpm run contracts && pnpm run dev",
  );
});

test("the command to do it again can be pasted into a shell", () => {
  expect(againLine("it's", { packageManager: "pnpm" })).toBe(
    `groundplan new 'it'\\''s-again' --from 'it'\\''s/blueprint.yaml' --pm pnpm --yes`,
  );
});

test("a folder may be written in many ways", () => {
  expect(nextLine("./here/", [], {})).toBe("cd here && npm run dev");
  expect(againLine("here/", {})).toBe("groundplan new here-again --from here/blueprint.yaml --yes");
  expect(nextLine(".", ["npm install"], {})).toBe("npm install && npm run dev");
  expect(againLine(".", {})).toBe("groundplan new ../again --from blueprint.yaml --yes");
  expect(againLine("/", {})).toContain("--from /blueprint.yaml");
});
