import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the project runs on the Node that it pins", () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
  // An installation with --ignore-scripts would fall back to the machine's Node in silence.
  expect(process.versions.node).toBe(manifest.devDependencies.node);
});
