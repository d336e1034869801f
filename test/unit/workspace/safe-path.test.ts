import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PathCheck } from "../../../src/workspace/safe-path.ts";
import { bring, emptyFolder, planOf, treeOf } from "./helpers.ts";

const checkPaths = (paths: readonly string[]) => {
  const check = new PathCheck();
  for (const path of paths) check.add(path);
};

describe("paths that no plan may write to", () => {
  test.each([
    "",
    "/etc/passwd",
    "../a",
    "a/../../b",
    "a/./b",
    "a//b",
    "a/",
    "C:\\a",
    "C:/a",
    "a\\b",
    "a\0b",
    "a\nb",
    ".git/hooks/post-commit",
    "sub/.GIT/config",
    "con",
    "src/NUL.ts",
    "a.",
    "a ",
    'a"b',
  ])("%j", (path) => {
    expect(() => checkPaths([path])).toThrow(expect.objectContaining({ code: "GP8003" }));
  });

  test.each([
    [["a.ts", "a.ts"]],
    [["README.md", "readme.md"]],
    [["src/a.ts", "SRC/b.ts"]],
    [["caf\u00e9.md", "cafe\u0301.md"]],
    [["a", "a/b"]],
    [["A/b", "a"]],
  ])("%j beside each other", (paths) => {
    expect(() => checkPaths(paths)).toThrow(expect.objectContaining({ code: "GP8004" }));
  });

  test("all others may", () => {
    checkPaths([".gitignore", ".github/a.yaml", "a-b/c_d.test.ts", "src/[id].ts", "a/b", "a/c"]);
  });

  test.each(["lock.json", "run.lock", "journal.json", "stage/new-0", "base", "base.json"])(
    "groundplan's own book-keeping: %s",
    (name) => {
      const root = join(emptyFolder(), "repo");
      expect(() => bring(root, planOf({ [`.groundplan/${name}`]: "x" }))).toThrow(
        expect.objectContaining({ code: "GP8004" }),
      );
      expect(treeOf(root)).toBeUndefined();
    },
  );
});

describe("what stands in the way", () => {
  /** A repo with a link or a file at `at`, and a folder outside of it that must stay as it is. */
  function repo(): { root: string; outside: string } {
    const folder = emptyFolder();
    const [root, outside] = [join(folder, "repo"), join(folder, "outside")];
    mkdirSync(outside);
    writeFileSync(join(outside, "precious"), "precious");
    bring(root, planOf({ "README.md": "one\n" }));
    return { root, outside };
  }

  test.each([
    ["a folder that is a link", "src", "src/precious"],
    ["one above it", "src", "src/deep/precious"],
    ["the merge bases", ".groundplan/base", "src/precious"],
  ])("a link that leads out: %s", (_what, link, path) => {
    const { root, outside } = repo();
    if (link !== "src") mkdirSync(join(root, "src"));
    symlinkSync(outside, join(root, link));
    const before = treeOf(root);
    expect(() => bring(root, planOf({ [path]: "overwritten" }))).toThrow(
      expect.objectContaining({ code: "GP8005" }),
    );
    expect(treeOf(outside)).toEqual({ precious: "precious" });
    expect(treeOf(root)).toEqual(before);
  });

  test("a link into git", () => {
    const { root } = repo();
    mkdirSync(join(root, ".git/hooks"), { recursive: true });
    symlinkSync(".git/hooks", join(root, "src"));
    expect(() => bring(root, planOf({ "src/post-commit": "x" }))).toThrow(
      expect.objectContaining({ code: "GP8005" }),
    );
  });

  test("a file that is a link is not followed, and not replaced", () => {
    const { root, outside } = repo();
    symlinkSync(join(outside, "precious"), join(root, "a.ts"));
    expect(() => bring(root, planOf({ "a.ts": "overwritten" }))).toThrow(
      expect.objectContaining({ code: "GP8006" }),
    );
    expect(readFileSync(join(outside, "precious"), "utf8")).toBe("precious");
  });

  test("a folder where a file should go, a file where a folder should", () => {
    const { root } = repo();
    mkdirSync(join(root, "a.ts"));
    for (const path of ["a.ts", "README.md/b.ts"]) {
      expect(() => bring(root, planOf({ [path]: "x" }))).toThrow(
        expect.objectContaining({ code: "GP8006" }),
      );
    }
  });

  test("a link that stays inside is a folder like any other", () => {
    const { root } = repo();
    mkdirSync(join(root, "services"));
    symlinkSync("services", join(root, "apps"));
    bring(root, planOf({ "README.md": "one\n", "apps/a.ts": "a\n" }));
    expect(readFileSync(join(root, "services/a.ts"), "utf8")).toBe("a\n");
  });
});
