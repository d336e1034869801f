import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "oxfmt";
import { expect, test } from "vitest";
import { formats } from "../../../../src/contracts/index.ts";
import { entity, modelOf } from "../blueprints.ts";
import { library } from "../library.ts";
import { built, compile, repoWith as repoOf, runTool } from "./repo.ts";

const nasty = readFileSync(join(import.meta.dirname, "nasty.yaml"), "utf8");
const repoWith = (contracts: Record<string, string>) =>
  repoOf(["api/contract-tools", "api/rest", "api/sdk-client"], contracts);
const run = (repo: string) => runTool(repo, "openapi.ts");

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
    "a reference in a circle",
    `${get('      responses: { "200": { $ref: "#/components/responses/A" } }\n')}components: { responses: { A: { $ref: "#/components/responses/A" } } }\n`,
    "7:29 refers to #/components/responses/A, which leads in a circle",
  ],
  [
    "a schema that is made of itself",
    `${head}components: { schemas: { A: { oneOf: [{ $ref: "#/components/schemas/A" }] } } }\n`,
    "3:26 the schema A is made of itself",
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
