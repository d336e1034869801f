import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { blueprintFile, namedBlueprint, ownBlueprint } from "../../../generators/blueprint-text.ts";
import { UsageError } from "../../../src/questions/usage-error.ts";

const folder = mkdtempSync(join(tmpdir(), "groundplan-text-"));
afterAll(() => rmSync(folder, { recursive: true }));

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("it was accepted");
}

test("a file is read as it is", () => {
  const file = join(folder, "a.yaml");
  writeFileSync(file, "\ufeffname: ü\r\n");
  symlinkSync(file, join(folder, "link.yaml"));
  expect(blueprintFile(file)).toEqual({ file, text: "name: ü\r\n" });
  expect(blueprintFile(join(folder, "link.yaml")).text).toBe("name: ü\r\n");
});

test("what is no text is refused", () => {
  const binary = join(folder, "binary.yaml");
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]));
  const huge = join(folder, "huge.yaml");
  writeFileSync(huge, "");
  truncateSync(huge, 5 * 1024 * 1024);
  expect(refusal(() => blueprintFile(binary))).toContain("is not UTF-8 text.");
  expect(refusal(() => blueprintFile(huge))).toContain("is larger than 4 MiB.");
  expect(refusal(() => blueprintFile(folder))).toContain("is not a file.");
  expect(refusal(() => blueprintFile(join(folder, "none.yaml")))).toContain("does not exist.");
  expect(refusal(() => blueprintFile("/dev/zero"))).toContain("is not a file.");
  expect(refusal(() => blueprintFile("a\u0000b"))).toContain("cannot be read");
});

test("an example has a name", () => {
  expect(namedBlueprint({ example: "shop" })?.text).toMatch(/^groundplan: 1$/m);
  expect(refusal(() => namedBlueprint({ example: "shpo" }))).toContain("Did you mean shop?");
  expect(refusal(() => namedBlueprint({ example: "../shop" }))).toContain("There is no example");
  expect(refusal(() => namedBlueprint({ example: "shop", from: "x" }))).toContain(
    "exclude each other",
  );
  expect(namedBlueprint({})).toBeUndefined();
});

test("the repo's own is found from each of its folders, and one that lies there first", () => {
  const root = join(folder, "repo");
  const below = join(root, "services", "lending");
  mkdirSync(join(root, ".groundplan"), { recursive: true });
  mkdirSync(below, { recursive: true });
  writeFileSync(join(root, "blueprint.yaml"), "root");
  expect(ownBlueprint(undefined, root)).toEqual({ file: "blueprint.yaml", text: "root" });
  expect(ownBlueprint(undefined, below)).toEqual({ file: "../../blueprint.yaml", text: "root" });
  writeFileSync(join(below, "blueprint.yaml"), "draft");
  expect(ownBlueprint(undefined, below).text).toBe("draft");
  expect(refusal(() => ownBlueprint(undefined, folder))).toContain(
    `There is no blueprint.yaml in ${folder}, and it is in no repo of groundplan.`,
  );
});
