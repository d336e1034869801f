import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { createRenderer } from "../../../../src/render/renderer.ts";
import { loadPack } from "../../../../src/workspace/load-pack.ts";

const root = join(import.meta.dirname, "../../../..");
const repos: string[] = [];
const templates = loadPack(join(root, "templates"));
const renderer = createRenderer(templates);

afterEach(() => {
  for (const repo of repos.splice(0)) rmSync(repo, { recursive: true });
});

/** A repo with these contracts, and the packages that these features bring; it is gone after the test. */
export function repoWith(features: readonly string[], contracts: Record<string, string>): string {
  const repo = mkdtempSync(join(tmpdir(), "contracts-"));
  repos.push(repo);
  cpSync(join(root, "templates/repo/packages/contracts"), join(repo, "packages/contracts"), {
    recursive: true,
  });
  for (const feature of features) {
    const from = `features/${feature}/repo/packages/contracts`;
    cpSync(join(root, "templates", from), join(repo, "packages/contracts"), { recursive: true });
    for (const { id } of templates.files.filter((file) => file.id.startsWith(`${from}/`))) {
      if (!id.endsWith(".hbs")) continue;
      const path = join(repo, "packages/contracts", id.slice(from.length + 1));
      rmSync(path);
      const text = renderer.render(id, { guest: false }, { features });
      writeFileSync(path.slice(0, -".hbs".length), text);
    }
  }
  symlinkSync(join(root, "node_modules"), join(repo, "node_modules"));
  writeFileSync(join(repo, "package.json"), '{ "type": "module" }');
  mkdirSync(join(repo, "contracts"));
  for (const [path, text] of Object.entries(contracts)) {
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    writeFileSync(join(repo, path), text);
  }
  return repo;
}

/** Runs one of the tools of `packages/contracts`. */
export const runTool = (repo: string, tool: string) =>
  spawnSync(process.execPath, [join("packages/contracts/tools", tool)], {
    cwd: repo,
    encoding: "utf8",
  });

/** The modules of the package. */
export const built = (repo: string): string[] =>
  readdirSync(join(repo, "packages/contracts/src")).toSorted();

/** What the compiler says about the modules of a repo. */
export function compile(repo: string): string {
  const compilerOptions = {
    target: "esnext",
    lib: ["esnext", "dom"],
    module: "nodenext",
    types: [],
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
  };
  const config = { compilerOptions, include: ["packages/contracts/src"] };
  writeFileSync(join(repo, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc], {
    cwd: repo,
    encoding: "utf8",
  });
  return `${stdout}${stderr}exit ${status}`;
}
