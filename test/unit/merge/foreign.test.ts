import { describe, expect, test } from "vitest";
import { withForeign } from "../../../src/merge/foreign.ts";
import { readCompilerFiles, takesIn } from "../../../src/merge/takes-in.ts";
import type { Change } from "../../../src/merge/types.ts";

const settled = (path: string, yours: string | undefined, contents: string): Change => {
  const next = { path, contents, ownership: "merged", source: "a template" } as const;
  const text = yours === undefined ? {} : { yours };
  return [
    ...withForeign([{ kind: "conflict", path, why: "foreign", next, was: "x", ...text }], true),
  ][0]!;
};

const put = (path: string, yours: string, next: string) =>
  settled(path, yours, next) as { put: string };

describe("package.json", () => {
  const next = JSON.stringify({
    workspaces: ["packages/kit", "services/one"],
    scripts: { dev: "ours", test: "ours" },
    devDependencies: { "@x/kit": "*" },
    type: "module",
  });

  test("what is there wins, what is not comes behind it, written with its indent", () => {
    const yours =
      '{\n\t"name": "x",\n\t"type": "commonjs",\n\t"scripts": {\n\t\t"test": "mine"\n\t}\n}\n';
    const { put: text } = put("package.json", yours, next);
    expect(text.startsWith('{\n\t"name": "x",\n\t"type": "commonjs",')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      name: "x",
      type: "commonjs",
      scripts: { test: "mine", dev: "ours" },
      workspaces: ["packages/kit", "services/one"],
      devDependencies: { "@x/kit": "*" },
    });
    expect(Object.keys(JSON.parse(text).scripts)).toEqual(["test", "dev"]);
  });

  test("workspaces are appended, each once, and line ends stay", () => {
    const yours = '{\r\n  "workspaces": [\r\n    "apps/*",\r\n    "services/one"\r\n  ]\r\n}';
    const { put: text } = put("package.json", yours, next);
    expect(JSON.parse(text).workspaces).toEqual(["apps/*", "services/one", "packages/kit"]);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text.endsWith("}")).toBe(true);
  });

  test("workspaces as an object keep what else they say", () => {
    const yours = '{ "workspaces": { "packages": ["apps/*"], "nohoist": ["**/a"] } }\n';
    const { put: text } = put(
      "package.json",
      yours,
      '{ "workspaces": { "packages": ["services/one"] } }',
    );
    expect(JSON.parse(text).workspaces).toEqual({
      packages: ["apps/*", "services/one"],
      nohoist: ["**/a"],
    });
  });

  test("one that has it all stays as it is, byte for byte", () => {
    expect(settled("package.json", '{"a":  1, "b": [2]}', '{ "a": 3, "b": [2] }')).toMatchObject({
      kind: "same",
      why: "yours",
    });
  });
});

test("lines of .gitignore are appended, those that are not there", () => {
  expect(put(".gitignore", "dist\r\n.env", ".env\n.data/\n*.log\n").put).toBe(
    "dist\r\n.env\r\n.data/\r\n*.log\r\n",
  );
  expect(settled(".gitignore", "b\na\n", "a\nb\n")).toMatchObject({ kind: "same", why: "yours" });
});

test("pnpm-workspace.yaml gets folders, and keeps comments and order", () => {
  const yours = "# ours\npackages:\n  - 'apps/*' # all\nnodeLinker: hoisted\n";
  expect(put("pnpm-workspace.yaml", yours, "packages:\n  - services/one\n").put).toBe(
    "# ours\npackages:\n  - 'apps/*' # all\n  - services/one\nnodeLinker: hoisted\n",
  );
});

test.each([
  ["packages:\r\n  - a\r\n", "packages:\r\n  - a\r\n  - services/one\r\n"],
  ["packages: ['a']\n", "packages: ['a', services/one]\n"],
  ["nodeLinker: hoisted\n", "nodeLinker: hoisted\npackages: [services/one]\n"],
])("pnpm-workspace.yaml as it is written: %j", (yours, expected) => {
  expect(put("pnpm-workspace.yaml", yours, "packages:\n  - services/one\n").put).toBe(expected);
});

test.each([
  ["packages:\n  - a\n", 'packages:\n  - a\nallowBuilds:\n  "@x/y": false\n'],
  [
    "packages:\n  - a\nallowBuilds:\n  esbuild: true # ours\n",
    'packages:\n  - a\nallowBuilds:\n  esbuild: true # ours\n  "@x/y": false\n',
  ],
  ['allowBuilds:\n  "@x/y": true\n', 'allowBuilds:\n  "@x/y": true\n'],
])("pnpm-workspace.yaml gets builds of which it says nothing: %j", (yours, expected) => {
  const next = 'allowBuilds:\n  "@x/y": false\n';
  const change = put("pnpm-workspace.yaml", yours, next);
  expect(change.put ?? yours).toBe(expected);
});

test("anything else stays theirs, and so does what is no text", () => {
  expect(settled("docs/architecture.md", "mine", "ours")).toMatchObject({
    why: "theirs",
    changed: true,
  });
  expect(settled("package.json", undefined, "{}")).toMatchObject({ why: "theirs" });
});

describe("a compiler", () => {
  const reads = (text: string) => takesIn(readCompilerFiles(text)!, "services/one/src/main.ts");

  test.each([
    ["{}", true],
    ['{ // all\n "compilerOptions": {}, }', true],
    ['{ "include": ["**/*.ts"] }', true],
    ['{ "include": ["./"] }', true],
    ['{ "include": ["src", "test/**/*"] }', false],
    ['{ "files": ["index.ts"] }', false],
    ['{ "exclude": ["node_modules", "services"] }', false],
    ['{ "exclude": ["**/one/**"] }', false],
    ['{ "include": ["src"], "x": "http://a/*b*/," }', false],
  ])("with %s takes services in: %s", (text, expected) => {
    expect(reads(text)).toBe(expected);
  });
});
