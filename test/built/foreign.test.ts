import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contents, ROOT, workFolder } from "../support/generate.ts";
import { sharedModules } from "../support/installation.ts";
import { link } from "../support/linked.ts";
import { freePort } from "../support/ports.ts";
import { run, start } from "../support/processes.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");
/** The version that all installed packages of the tests have. */
const [FASTIFY] = /(?<=fastify: )[\d.]+/.exec(
  readFileSync(join(ROOT, "templates/base.yaml"), "utf8"),
)!;

/** A repo that groundplan never saw. */
interface Foreign {
  files: Readonly<Record<string, string>>;
  /** What its people run, which has to go on as before. */
  own: readonly (readonly [string, ...string[]])[];
  /** Into which something of ours goes. */
  merged: readonly string[];
  /** The commands that bring a service with an entity. */
  add: readonly (readonly string[])[];
}

const json = (value: object, indent = "  ") => `${JSON.stringify(value, null, indent)}\n`;
const passes = (of: string) =>
  `import test from "node:test";\nimport assert from "node:assert";\n${of}\n`;

const BLUEPRINT = `groundplan: 1
name: bookshelf
services:
  lending:
    purpose: Lends books.
    api: { rest: {} }
    entities:
      Book:
        crud: [create, get, list]
        allow: { create: public, get: public, list: public }
        fields: { title: string(1..80), pages: int(1..) }
`;

const FROM = [["service", "--from", "../bookshelf.yaml"]];

const repos: Record<string, Foreign> = {
  "plain npm, CommonJS": {
    files: {
      "package.json": json(
        {
          name: "@acme/old_app",
          version: "1.2.3",
          type: "commonjs",
          main: "index.js",
          scripts: { build: "node build.js", test: "node --test test/index.test.js" },
          engines: { node: ">=18" },
        },
        "\t",
      ),
      ".gitignore": "dist\nnode_modules/",
      "README.md": "# Old app\n",
      "tsconfig.json": '{\n  // only what is ours\n  "include": ["src"],\n}\n',
      "docs/architecture.md": "# As we drew it\n",
      "index.js": "module.exports = { add: (a, b) => a + b };\n",
      "build.js":
        'const fs = require("node:fs");\nfs.mkdirSync("dist", { recursive: true });\nfs.copyFileSync("index.js", "dist/index.js");\n',
      "test/index.test.js":
        'const { test } = require("node:test");\ntest("adds", () => require("node:assert").equal(require("..").add(1, 2), 3));\n',
    },
    own: [
      ["npm", "run", "build"],
      ["npm", "test"],
    ],
    merged: ["package.json", ".gitignore"],
    add: FROM,
  },
  "npm workspaces with a Fastify app": {
    files: {
      "package.json": json({
        name: "platform",
        private: true,
        type: "module",
        workspaces: ["packages/*"],
        scripts: { dev: "npm run dev -w api", test: "npm test --workspaces --if-present" },
      }),
      "packages/api/package.json": json({
        name: "api",
        private: true,
        type: "module",
        scripts: { test: "node --test app.test.js" },
        dependencies: { fastify: FASTIFY },
      }),
      "packages/api/app.js":
        'import fastify from "fastify";\nexport const app = fastify();\napp.get("/", async () => ({ hello: "world" }));\n',
      "packages/api/app.test.js": passes(
        'import { app } from "./app.js";\ntest("says hello", async () => {\n  const { body } = await app.inject("/");\n  assert.equal(body, \'{"hello":"world"}\');\n});',
      ),
      "services/README.txt": "Jobs of ours.\n",
    },
    own: [["npm", "test"]],
    merged: ["package.json"],
    add: [
      ["service", "lending", "--api", "rest", "--purpose", "Lends books."],
      "entity lending.Book --field title=string(1..80) --field pages=int(1..) --crud create,get,list --allow create,get,list=public".split(
        " ",
      ),
    ],
  },
  "pnpm workspace": {
    files: {
      "package.json": json({
        name: "mono",
        private: true,
        packageManager: "pnpm@10.20.0",
        scripts: { test: "node --test packages/greet/greet.test.mjs" },
      }),
      "pnpm-workspace.yaml":
        "# what is ours\npackages:\n  - 'packages/*'\nonlyBuiltDependencies: []\n",
      "packages/greet/package.json": json({ name: "greet", version: "0.0.1" }),
      "packages/greet/greet.mjs": 'export const greet = (name) => "Hello " + name;\n',
      "packages/greet/greet.test.mjs": passes(
        'import { greet } from "./greet.mjs";\ntest("greets", () => assert.equal(greet("Ada"), "Hello Ada"));',
      ),
    },
    own: [["npm", "test"]],
    merged: ["package.json", "pnpm-workspace.yaml"],
    add: FROM,
  },
};

describe.each(Object.entries(repos))("%s", (_, { files, own, merged, add }) => {
  const folder = workFolder();
  const root = join(folder.path, "repo");
  const kit = join(root, "packages/service-kit");
  const groundplan = (...words: string[]) =>
    run([process.execPath, PROGRAM, ...words], { cwd: root });
  const script = (name: string) =>
    run(["npm", "run", "--silent", name], { cwd: kit, timeoutMs: 180_000 });
  let after: Record<string, string>;

  beforeAll(async () => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    writeFileSync(join(folder.path, "bookshelf.yaml"), BLUEPRINT);
    for (const words of add) {
      const { code, output } = await groundplan("add", ...words, "--yes", "--no-install");
      expect(code, output).toBe(0);
    }
    after = contents(root);
    link(root, await sharedModules());
    const { code, output } = await script("services-contracts");
    expect(code, output).toBe(0);
  }, 600_000);

  afterAll(() => folder.remove());

  test("nothing that was there is changed, but what has to be merged, and that keeps all of it", () => {
    for (const [path, text] of Object.entries(files))
      if (!merged.includes(path)) expect([path, after[path]]).toEqual([path, text]);
      else if (path.endsWith(".json")) expect(JSON.parse(after[path]!)).toMatchObject(kept(text));
      else
        expect(after[path]!.split("\n")).toEqual(expect.arrayContaining(text.trim().split("\n")));
    const ours =
      /^(?:blueprint\.yaml$|\.gitignore$|\.groundplan\/|contracts\/|docs\/|packages\/(?:contracts|service-kit)\/|services\/)/;
    const strangers = Object.keys(after).filter((path) => !(path in files) && !ours.test(path));
    expect(strangers).toEqual([]);
  });

  test("it builds and tests as before", async () => {
    for (const command of own) {
      const { code, output } = await run(command, { cwd: root });
      expect(code, output).toBe(0);
    }
  });

  test("the service type-checks and passes its own tests", async () => {
    const types = await script("services-typecheck");
    expect(types.output).toBe("");
    expect(types.code).toBe(0);
    const tests = await run(["node", "--test", "services/lending/**/*.test.ts"], { cwd: root });
    expect(tests.code, tests.output).toBe(0);
    expect(tests.output).toMatch(/^ℹ pass [1-9]/m);
  }, 300_000);

  test("it answers", async () => {
    const port = await freePort();
    const running = start(["npm", "run", "services-dev"], {
      cwd: kit,
      env: { PORT_SHIFT: `${port - 3001}` },
    });
    await running.says(`lending: http://localhost:${port}`);
    const answer = await fetch(`http://localhost:${port}/v1/books`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ items: [{ title: expect.any(String) }, {}] });
    await running.stop();
  }, 120_000);

  test("it is known again: nothing is to be done", async () => {
    const { code, output } = await groundplan("regenerate", "--check");
    expect(output).toContain("The repo is what its blueprint says");
    expect(code).toBe(0);
  });
});

/** What has to be in a package.json still: all of it, and workspaces may be more. */
function kept(text: string): object {
  const { workspaces, ...rest } = JSON.parse(text);
  return workspaces ? { ...rest, workspaces: expect.arrayContaining(workspaces) } : rest;
}
