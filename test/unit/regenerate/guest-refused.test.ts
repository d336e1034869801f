import { beforeEach, describe, expect, test } from "vitest";
import { guestRootOf } from "../../../src/workspace/guest-repo.ts";
import { MemoryDisk } from "../workspace/memory-disk.ts";
import { BLUEPRINT, guestRepo } from "./guest-repo.ts";

let repo: ReturnType<typeof guestRepo>;
beforeEach(() => {
  repo = guestRepo();
});

describe("in a repo that was there before it is refused, and nothing is written", () => {
  test.each([
    ["packages/service-kit/index.js", "packages/service-kit"],
    ["services/lending/index.js", "services/lending"],
    ["contracts/theirs.yaml", "contracts"],
    ["services/dev.mts", "services/dev.mts"],
    ["blueprint.yaml", "blueprint.yaml"],
  ])("%s is there", async (path, file) => {
    repo.put(path, "mine\n");
    await repo.refused([expect.objectContaining({ code: "GP8023", file })]);
  });

  test("a compiler that takes in everything", async () => {
    repo.put("tsconfig.json", '{ "extends": "./tsconfig.base.json" }');
    repo.put("tsconfig.base.json", "{}");
    await repo.refused([expect.objectContaining({ code: "GP8026", file: "tsconfig.json" })]);
    repo.put("tsconfig.base.json", '{ "include": ["src"] }');
    await repo.come();
  });

  test("a script that runs in every workspace", async () => {
    repo.put("package.json", '{ "scripts": { "build": "npm run build --workspaces" } }');
    await repo.refused([expect.objectContaining({ code: "GP8026", file: "package.json" })]);
    repo.put(
      "package.json",
      '{ "scripts": { "build": "npm run build --workspaces --if-present" } }',
    );
    await repo.come();
  });

  test.each([
    [
      "vitest run",
      "vitest.config.ts",
      "export default {}",
      'exclude: ["services/**", "packages/service-kit/**"]',
    ],
    [
      "vitest",
      "vite.config.mjs",
      'export default { test: { include: ["**/*.test.ts"] } }',
      'include: ["src/**"]',
    ],
    [
      "npx jest --ci",
      "jest.config.js",
      "module.exports = {}",
      'module.exports = { roots: ["<rootDir>/src"] }',
    ],
    [
      "tsc -b && eslint . --max-warnings 0",
      "eslint.config.js",
      'import "typescript-eslint"',
      'import "typescript-eslint"; [{ ignores: ["packages/service-kit/**"] }]',
    ],
    [
      "prettier --check .",
      ".prettierignore",
      "dist",
      "services/\npackages/contracts/\npackages/service-kit/",
    ],
    ["biome ci", "biome.json", "{}", '{ "files": { "includes": ["src/**"] } }'],
    [
      "oxlint",
      ".oxlintrc.json",
      "{}",
      '{ "ignorePatterns": ["services", "packages/service-kit"] }',
    ],
  ])("a tool that looks through the whole repo: %s", async (script, file, text, better) => {
    repo.put("package.json", JSON.stringify({ scripts: { every: script } }));
    repo.put(file, text);
    await repo.refused([expect.objectContaining({ code: "GP8026", file })]);
    repo.put(file, text === "export default {}" ? `${text} // ${better}` : better);
    await repo.come();
  });

  test.each([
    "eslint src",
    "eslint .",
    "prettier --write src/**/*.js",
    "vitest run --config x test/unit",
    'node --test "test/**/*.test.js"',
    "node build.js",
    "jest packages/api",
  ])("no tool of which our files are no affair: %s", async (script) => {
    repo.put("package.json", JSON.stringify({ scripts: { every: script } }));
    await repo.come();
    expect(repo.manifest().scripts.every).toBe(script);
  });

  test("all tests that Node finds", async () => {
    repo.put("package.json", '{ "scripts": { "test": "node --test" } }');
    await repo.refused([expect.objectContaining({ code: "GP8026", file: "package.json" })]);
  });

  test.each([
    ["package.json", { packageManager: "bun@1.2.0" }, {}],
    ["package.json", {}, { "bun.lock": "" }],
    ["package.json", { packageManager: "yarn@1.22.22" }, {}],
    [".yarnrc.yml", { packageManager: "yarn@4.18.1" }, {}],
    [".yarnrc.yml", { private: true }, { "yarn.lock": "__metadata:\n  version: 8\n" }],
    [".yarnrc.yml", {}, { "yarn.lock": "", ".yarnrc.yml": "nodeLinker: pnp\n" }],
    ["pnpm-workspace.yaml", {}, { "pnpm-workspace.yaml": "injectWorkspacePackages: true\n" }],
  ])("a package manager that cannot install services: %s %o %o", async (file, data, files) => {
    repo.put("package.json", JSON.stringify(data));
    for (const [path, text] of Object.entries(files)) repo.put(path, text);
    await repo.refused([expect.objectContaining({ code: "GP8027", file })]);
  });

  test("a package of the same name in a workspace, now and later", async () => {
    repo.put("package.json", '{ "workspaces": ["{libs,more}/*", "apps/**", "!libs/{old,older}"] }');
    repo.put("libs/kit/package.json", '{ "name": "@shelf/service-kit" }');
    repo.put("apps/one/two/package.json", '{ "name": "@shelf/lending" }');
    repo.put("libs/old/package.json", '{ "name": "@shelf/contracts" }');
    const clash = (file: string) => expect.objectContaining({ code: "GP8023", file });
    await repo.refused([clash("libs/kit/package.json"), clash("apps/one/two/package.json")]);
    repo.put("libs/kit/package.json", '{ "name": "@shelf/kit" }');
    repo.put("apps/one/two/package.json", '{ "name": "@shelf/mailing" }');
    await repo.come();
    await expect(repo.run({ blueprintText: `${BLUEPRINT}  mailing: {}\n` })).rejects.toMatchObject({
      problems: [clash("apps/one/two/package.json")],
    });
  });

  test("a choice that is the repo's own", async () => {
    const text = `${BLUEPRINT}platform: { ci: github, deployment: compose }\n`;
    await repo.refused(
      [expect.objectContaining({ code: "GP1908", line: 5 }), expect.anything()],
      text,
    );
  });

  test("a package.json that is none", async () => {
    repo.put("package.json", "{");
    await expect(repo.come()).rejects.toMatchObject({ code: "GP8024" });
  });

  test("a service that comes later, to a folder of somebody else's", async () => {
    await repo.come();
    repo.put("services/mailing/index.js", "mine");
    await expect(repo.run({ blueprintText: `${BLUEPRINT}  mailing: {}\n` })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: "GP8023", file: "services/mailing" })],
    });
  });
});

test("a folder without package.json is told what it lacks", () => {
  const disk = new MemoryDisk();
  disk.mkdir("/repo");
  expect(() => guestRootOf("/repo", disk)).toThrow(
    expect.objectContaining({ code: "GP8012", help: expect.stringContaining("npm init") }),
  );
  disk.write("/repo/package.json", "{}");
  expect(guestRootOf("/repo", disk)).toBe("/repo");
});
