import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { real } from "./real.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "groundplan-package-"));
let packed: { filename: string; size: number; unpackedSize: number; files: { path: string }[] };

beforeAll(() => {
  const npm = (args: string[], cwd: string) => execFileSync("npm", args, { cwd, encoding: "utf8" });
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  [packed] = JSON.parse(npm(pack, root));
  writeFileSync(join(folder, "package.json"), "{}");
  npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)], folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it has no dependency and is small", () => {
  const manifest = JSON.parse(
    readFileSync(join(folder, "node_modules/groundplan/package.json"), "utf8"),
  );
  for (const kind of ["dependencies", "optionalDependencies", "peerDependencies"])
    expect(manifest).not.toHaveProperty(kind);
  expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(
    ["groundplan"],
  );
  expect(packed.size).toBeLessThan(800_000);
  expect(packed.unpackedSize).toBeLessThan(3_000_000);
});

test("it holds what it needs, and its licences", () => {
  const paths = packed.files.map(({ path }) => path);
  for (const path of [
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "THIRD_PARTY_NOTICES",
    "bin/groundplan.js",
    "dist/plop.d.ts",
  ])
    expect(paths).toContain(path);
  expect(
    paths.filter((path) => !/^(bin|dist|examples)\/|^[A-Z_]+(\.md)?$|^package\.json$/.test(path)),
  ).toEqual([]);
});

test("the blueprint's schema comes along", () => {
  const file = join(folder, "node_modules/groundplan/dist/blueprint.schema.json");
  const schema = JSON.parse(readFileSync(file, "utf8"));
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema.properties).toHaveProperty("services");
});

test("a plopfile in TypeScript type-checks against groundplan/plop", () => {
  for (const name of ["node-plop", "inquirer", "@types", "rxjs", "handlebars", "tinyglobby"])
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  const plopfile = `import type { NodePlopAPI } from "node-plop";
import groundplan from "groundplan/plop";
export default (plop: NodePlopAPI) => groundplan(plop, { from: "blueprint.yaml", packageManager: "pnpm" });
`;
  writeFileSync(join(folder, "plopfile.ts"), plopfile);
  const flags = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--ignoreConfig",
    "--module",
    "nodenext",
    "--types",
    "node",
  ];
  const args = [join(root, "node_modules/typescript/bin/tsc"), ...flags, "plopfile.ts"];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("it generates, on the Node of this project", () => {
  generate(process.execPath, "here");
});

real("Node 20", node20, (node) => {
  test("it generates on Node 20, byte for byte the same", () => {
    generate(process.execPath, "on-24");
    generate(node(), "on-20");
    expectSame("on-24", "on-20");
  });
});

test("it generates where what it compiled cannot be kept", () => {
  const file = join(folder, "no-folder");
  writeFileSync(file, "");
  generate(process.execPath, "uncached", { XDG_CACHE_HOME: join(file, "below") });
});

test("a second run, with what the first compiled, gives the same bytes", () => {
  const caches = { XDG_CACHE_HOME: join(folder, "caches") };
  generate(process.execPath, "first", caches);
  generate(process.execPath, "second", caches);
  expectSame("first", "second");
});

test("what the first run compiled may be damaged", () => {
  const caches = { XDG_CACHE_HOME: join(folder, "damaged") };
  generate(process.execPath, "before-damage", caches);
  const kept = readdirSync(caches.XDG_CACHE_HOME, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(kept.length).toBeGreaterThan(2);
  for (const file of kept) {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 500));
  }
  generate(process.execPath, "after-damage", caches);
  expectSame("before-damage", "after-damage");
});

test("help loads what every start needs, and no command", () => {
  const XDG_CACHE_HOME = join(folder, "helped");
  const program = join(folder, "node_modules/groundplan/bin/groundplan.js");
  execFileSync(process.execPath, [program, "--help"], { env: { ...process.env, XDG_CACHE_HOME } });
  const kept = readdirSync(XDG_CACHE_HOME, { recursive: true, withFileTypes: true });
  const names = kept.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(names.toSorted()).toEqual(["cli.cjs", "start.cjs"]);
});

test("nothing is kept where the user wants that", () => {
  const XDG_CACHE_HOME = join(folder, "none");
  generate(process.execPath, "unkept", { XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE: "1" });
  expect(readdirSync(folder)).not.toContain("none");
});

test("it says in one line which Node is too old", () => {
  const bin = readFileSync(join(root, "bin/groundplan.js"), "utf8");
  const old = `Object.defineProperty(process.versions, "node", { value: "18.20.1" });`;
  const file = join(folder, "old.mjs");
  writeFileSync(file, bin.replace(/^#!.*\n/, `${old}\n`));
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
  expect(stderr).toBe("groundplan needs Node 20.19, 22.3 or newer; this is Node 18.20.1.\n");
  expect(status).toBe(1);
});

function generate(node: string, target: string, env: Record<string, string> = {}): void {
  const program = join(folder, "node_modules/groundplan/bin/groundplan.js");
  const flags = ["--example", "shop", "--yes", "--no-install", "--no-git"];
  const { status, stderr } = spawnSync(node, [program, "new", target, ...flags], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(readdirSync(join(folder, target))).toContain("package.json");
}

function expectSame(one: string, other: string): void {
  const diff = spawnSync("diff", ["-r", one, other], { cwd: folder, encoding: "utf8" });
  expect(diff.stdout).toBe("");
  expect(diff.status).toBe(0);
}

/** A Node ≥ 20.19 and < 22 on the path. */
function node20(): string | undefined {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((path) => join(path, "node"));
  return candidates.find((node) => {
    const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
    const [major, minor] = (stdout ?? "").slice(1).split(".").map(Number);
    return major === 20 && (minor ?? 0) >= 19;
  });
}
