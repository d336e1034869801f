import { beforeEach, describe, expect, test } from "vitest";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import { REAL } from "../plan/plans.ts";
import { MemoryDisk } from "../workspace/memory-disk.ts";

const ROOT = "/repo";
const BLUEPRINT = `groundplan: 1
name: shelf
services:
  lending: { api: { rest: {} } }
`;

let disk: MemoryDisk;

function put(path: string, text: string): void {
  const full = `${ROOT}/${path}`;
  for (let at = full.indexOf("/", 1); at > 0; at = full.indexOf("/", at + 1))
    if (!disk.lstat(full.slice(0, at))) disk.mkdir(full.slice(0, at));
  if (disk.lstat(full)) disk.unlink(full);
  disk.write(full, text);
}

const read = (path: string): string => disk.tree()[`${ROOT}/${path}`]!;
const manifest = () => JSON.parse(read("package.json"));

const run = (options: Partial<RegenerateOptions> = {}) =>
  regenerate(ROOT, { mode: "write", install: false, ...options }, { catalog: REAL, disk });
const come = (blueprintText = BLUEPRINT) => run({ guest: true, blueprintText });

beforeEach(() => {
  disk = new MemoryDisk();
  disk.mkdir(ROOT);
  put("package.json", '{ "name": "old", "scripts": { "dev": "mine" } }\n');
});

/** Nothing may be written where it is refused. */
async function refused(of: readonly { code: string; file: string }[], text?: string) {
  const before = disk.tree();
  await expect(come(text)).rejects.toMatchObject({ problems: of });
  expect(disk.tree()).toEqual(before);
}

describe("a repo that was there before", () => {
  test("gets services, what they need and nothing of a repo's own", async () => {
    await come();
    const paths = Object.keys(disk.tree())
      .filter((path) => path.startsWith(`${ROOT}/`))
      .map((path) => path.slice(ROOT.length + 1));
    expect(paths.filter((path) => !path.includes("/") && read(path) !== "folder")).toEqual([
      ".gitignore",
      "blueprint.yaml",
      "package.json",
    ]);
    expect(JSON.parse(read(".groundplan/lock.json")).guest).toBe(true);
    expect(manifest().workspaces).toEqual([
      "packages/contracts",
      "packages/service-kit",
      "services/lending",
    ]);
  });

  test("keeps its scripts; ours has another name then, in documents too, and that is remembered", async () => {
    await come();
    const { scripts } = manifest();
    expect(scripts.dev).toBe("mine");
    expect(scripts["services-dev"]).toContain("services-dev");
    expect(scripts.typecheck).toContain("services-typecheck");
    expect(read("docs/services.md")).toContain("npm run services-dev\n");
    expect(await run({ mode: "check" })).toMatchObject({ changes: [], conflicts: [], notes: [] });
  });

  test("gets another service as any repo does", async () => {
    await come();
    put("package.json", read("package.json").replace('"mine"', '"yours"'));
    await run({ blueprintText: `${BLUEPRINT}  mailing: {}\n` });
    expect(manifest().workspaces).toContain("services/mailing");
    expect(manifest().scripts.dev).toBe("yours");
    expect(read("services/mailing/package.json")).toContain("@shelf/mailing");
    expect(await run({ mode: "check" })).toMatchObject({ changes: [] });
  });

  test("is asked for no workspace that it has", async () => {
    put("package.json", '{ "workspaces": { "packages": ["./packages/*", "services/*"] } }\n');
    await come();
    expect(manifest().workspaces).toEqual({ packages: ["./packages/*", "services/*"] });
  });

  test.each([
    ["package-lock.json", "*", "npm run --workspace"],
    ["yarn.lock", "*", "yarn workspace"],
    ["pnpm-lock.yaml", "workspace:*", "pnpm --filter"],
  ])("with %s goes on with its package manager", async (lock, version, command) => {
    put(lock, "");
    const { remaining } = await come();
    expect(manifest().devDependencies).toEqual({ "@shelf/service-kit": version });
    expect(manifest().scripts.test).toContain(command);
    expect(remaining.join()).toContain(command);
    const { version: own } = JSON.parse(read("services/lending/package.json"));
    expect(own).toBe(lock.startsWith("yarn") ? "0.0.0" : undefined);
    expect(disk.lstat(`${ROOT}/pnpm-workspace.yaml`) !== undefined).toBe(lock.startsWith("pnpm"));
  });

  test("keeps its documents, and says so once", async () => {
    put("docs/architecture.md", "mine\n");
    const { notes } = await come();
    expect(notes).toEqual([expect.objectContaining({ path: "docs/architecture.md" })]);
    expect(read("docs/architecture.md")).toBe("mine\n");
    expect(await run({ mode: "check" })).toMatchObject({ changes: [], notes: [] });
  });
});

describe("refused, and nothing is written", () => {
  test.each([
    ["packages/service-kit/index.js", "packages/service-kit"],
    ["services/lending/index.js", "services/lending"],
    ["contracts/theirs.yaml", "contracts"],
    ["services/dev.mts", "services/dev.mts"],
    ["blueprint.yaml", "blueprint.yaml"],
  ])("%s is there", async (path, file) => {
    put(path, "mine\n");
    await refused([expect.objectContaining({ code: "GP8023", file })]);
  });

  test("a compiler that takes in everything", async () => {
    put("tsconfig.json", '{ "extends": "./tsconfig.base.json" }');
    put("tsconfig.base.json", "{}");
    await refused([expect.objectContaining({ code: "GP8026", file: "tsconfig.json" })]);
    put("tsconfig.base.json", '{ "include": ["src"] }');
    await come();
  });

  test("a script that runs in every workspace", async () => {
    put("package.json", '{ "scripts": { "build": "npm run build --workspaces" } }');
    await refused([expect.objectContaining({ code: "GP8026", file: "package.json" })]);
    put("package.json", '{ "scripts": { "build": "npm run build --workspaces --if-present" } }');
    await come();
  });

  test("a choice that is the repo's own", async () => {
    const text = `${BLUEPRINT}platform: { ci: github, deployment: compose }\n`;
    await refused([expect.objectContaining({ code: "GP1908", line: 5 }), expect.anything()], text);
  });

  test("a package.json that is none", async () => {
    put("package.json", "{");
    await expect(come()).rejects.toMatchObject({ code: "GP8024" });
  });

  test("a service that comes later, to a folder of somebody else's", async () => {
    await come();
    put("services/mailing/index.js", "mine");
    await expect(run({ blueprintText: `${BLUEPRINT}  mailing: {}\n` })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: "GP8023", file: "services/mailing" })],
    });
  });
});
