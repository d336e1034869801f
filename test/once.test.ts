import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { workFolder } from "./support/generate.ts";
import { notYetRun } from "./support/once.ts";

const folder = workFolder();
afterAll(folder.remove);

const KIT = "packages/kit/src";
const files = {
  [`${KIT}/one.test.ts`]: `import "./one.ts"; import "@repo/kit/other";`,
  [`${KIT}/one.ts`]: `export const text = new URL("../told.md", import.meta.url);`,
  [`${KIT}/other.ts`]: "export {};",
  [`${KIT}/computed.test.ts`]: "await import(name);",
  "packages/kit/told.md": "told",
};

/** A repo of this name, in which some files are others; which of its tests are to be run. */
function left(name: string, others: Record<string, string> = {}): string[] {
  const root = join(folder.path, name);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("package.json", JSON.stringify({ name }));
  write("rollout.json", JSON.stringify({ items: [] }));
  write("packages/kit/package.json", JSON.stringify({ name: `@${name}/kit` }));
  for (const [path, text] of Object.entries({ ...files, ...others }))
    write(path, text.replace("@repo/", `@${name}/`));
  return notYetRun(
    root,
    ["one", "computed"].map((one) => `${KIT}/${one}.test.ts`),
  ).map((path) => path.slice(KIT.length + 1));
}

test("what is the same but for the repo's name runs once; what is imported or read counts; what nobody can know runs always", () => {
  expect(left("first")).toEqual(["one.test.ts", "computed.test.ts"]);
  expect(left("second")).toEqual(["computed.test.ts"]);
  expect(left("third", { [`${KIT}/other.ts`]: "export const more = 1;" })).toContain("one.test.ts");
  expect(left("fourth", { "packages/kit/told.md": "told anew" })).toContain("one.test.ts");
  expect(left("fifth")).toEqual(["computed.test.ts"]);
});
