import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { format } from "oxfmt";
import { afterEach, expect, test } from "vitest";
import { formats } from "../../../../src/contracts/index.ts";
import { entity, modelOf } from "../blueprints.ts";
import { library } from "../library.ts";

const root = join(import.meta.dirname, "../../../..");
const nasty = readFileSync(join(import.meta.dirname, "nasty.yaml"), "utf8");
const repos: string[] = [];

afterEach(() => {
  for (const repo of repos.splice(0)) rmSync(repo, { recursive: true });
});

/** A repo with these contracts, the tool and what it needs. */
function repoWith(contracts: Record<string, string>): string {
  const repo = mkdtempSync(join(tmpdir(), "contracts-"));
  repos.push(repo);
  for (const feature of ["api/contract-tools", "api/rest"]) {
    const from = join(root, "templates/features", feature, "repo/packages");
    cpSync(from, join(repo, "packages"), { recursive: true });
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

const run = (repo: string) =>
  spawnSync(process.execPath, ["packages/contracts/tools/openapi.ts"], {
    cwd: repo,
    encoding: "utf8",
  });

const built = (repo: string) => readdirSync(join(repo, "packages/contracts/src")).toSorted();

/** What the compiler says about the modules of a repo. */
function compile(repo: string): string {
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

const quiet = modelOf({
  name: "quiet",
  entities: [entity({ name: "Note", crud: ["get"], allow: new Map() })],
});

test.each([library(), quiet])(
  "a contract of ours becomes modules that compile and that the formatter leaves alone",
  async (service) => {
    const { path, contents } = formats.openapi!.emit(service, { security: true });
    const repo = repoWith({ [path]: contents() });
    const name = service.name.kebab;
    expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
    expect(built(repo)).toEqual(["contract.ts", `${name}.openapi.json`, `${name}.ts`].toSorted());
    expect(compile(repo)).toBe("exit 0");
    for (const file of built(repo)) {
      const text = readFileSync(join(repo, "packages/contracts/src", file), "utf8");
      expect((await format(file, text, {})).code).toBe(text);
    }
  },
);

test("a contract with everything that OpenAPI 3.1 allows becomes types that say the same", () => {
  const repo = repoWith({ "contracts/nasty/openapi.yaml": nasty });
  expect(run(repo)).toMatchObject({ status: 0, stderr: "" });
  const use = readFileSync(join(import.meta.dirname, "nasty-use.ts.txt"), "utf8");
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), use);
  expect(compile(repo)).toBe("exit 0");
});

test("a handler that does not fit does not compile", () => {
  const repo = repoWith({ "contracts/nasty/openapi.yaml": nasty });
  run(repo);
  const wrong =
    'import type { Operations } from "./nasty.ts";\nexport const handlers: Operations = {};\n';
  writeFileSync(join(repo, "packages/contracts/src/use.ts"), wrong);
  expect(compile(repo)).toMatch(/^packages.contracts.src.use\.ts\(2,14\): error TS\d+/);
});

test("built twice, it is the same", () => {
  const repo = repoWith({ "contracts/nasty/openapi.yaml": nasty });
  run(repo);
  const first = readFileSync(join(repo, "packages/contracts/src/nasty.ts"), "utf8");
  run(repo);
  expect(readFileSync(join(repo, "packages/contracts/src/nasty.ts"), "utf8")).toBe(first);
});

const head = 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\n';
const get = (more: string) => `${head}paths:\n  /v1/a:\n    get:\n      operationId: a\n${more}`;

test.each([
  [
    "a reference that leads nowhere",
    get('      responses: { "200": { $ref: "#/components/responses/A" } }\n'),
    "7:29 refers to #/components/responses/A, which is not there",
  ],
  [
    "a reference into another file",
    get('      responses: { "200": { $ref: "b.yaml" } }\n'),
    "7:29 refers to b.yaml, but references lead to #/components/… only",
  ],
  [
    "an operation without a name",
    get("      responses: {}\n    put: { responses: {} }\n"),
    "8:5 PUT /v1/a has no operationId",
  ],
  [
    "two of one name",
    get("      responses: {}\n    put: { operationId: a, responses: {} }\n"),
    "8:12 the operationId a is taken",
  ],
  [
    "a name that is none",
    get("      responses: {}\n    put: { operationId: a-b, responses: {} }\n"),
    '8:12 the operationId "a-b" is no JavaScript name',
  ],
  [
    "a path parameter that nobody declares",
    `${head}paths: { "/v1/{a}": { get: { operationId: a, responses: {} } } }\n`,
    "3:23 {a} in /v1/{a} is not declared",
  ],
  [
    "a path parameter that is a part of a segment",
    `${head}paths: { "/v1/{a}:b": { get: { operationId: a, responses: {} } } }\n`,
    "3:25 {a}:b in /v1/{a}:b is not {name} and no more",
  ],
  [
    "a parameter in a cookie",
    get("      parameters: [{ name: b, in: cookie, schema: {} }]\n      responses: {}\n"),
    "5:5 the parameter b is of a kind",
  ],
  ["another version", "openapi: 3.0.3\n", "1:1 this is not OpenAPI 3.1"],
  ["no YAML", "a: [\n", "2:1 "],
  ["no document", "- a\n", "1:1 this is not OpenAPI 3.1"],
])("%s is refused with its place, and nothing is written", (_, text, problem) => {
  const { contents } = formats.openapi!.emit(library(), { security: true });
  const repo = repoWith({
    "contracts/a/openapi.yaml": text,
    "contracts/lending/openapi.yaml": contents(),
  });
  const { status, stderr } = run(repo);
  expect(stderr).toContain(`contracts/a/openapi.yaml:${problem}`);
  expect(status).toBe(1);
  expect(built(repo)).toEqual(["contract.ts"]);
});

test("a folder without an OpenAPI contract is left out", () => {
  const repo = repoWith({ "contracts/lending/v1/lending.proto": "" });
  expect(run(repo).status).toBe(0);
  expect(existsSync(join(repo, "packages/contracts/src/lending.ts"))).toBe(false);
});
