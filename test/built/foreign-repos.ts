import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/generate.ts";

/** The version that all installed packages of the tests have. */
const [FASTIFY] = /(?<=fastify: )[\d.]+/.exec(
  readFileSync(join(ROOT, "templates/base.yaml"), "utf8"),
)!;

/** A repo that groundplan never saw. */
export interface Foreign {
  files: Readonly<Record<string, string>>;
  /** What its people run, which has to go on as before. */
  own: readonly (readonly [string, ...string[]])[];
  /** Into which something of ours goes. */
  merged: readonly string[];
  /** The commands that bring a service with an entity. */
  add: readonly (readonly string[])[];
  /** What really installs it; npm's packages are links to those that all repos of the tests share. */
  by?: "pnpm" | "yarn";
}

const json = (value: object, indent = "  ") => `${JSON.stringify(value, null, indent)}\n`;
const passes = (of: string) =>
  `import test from "node:test";\nimport assert from "node:assert";\n${of}\n`;

/** What `--from ../bookshelf.yaml` brings. */
export const BLUEPRINT = `groundplan: 1
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

/** A package with a dependency, which says hello. */
const GREET = {
  "packages/greet/package.json": json({
    name: "greet",
    version: "0.0.1",
    dependencies: { fastify: FASTIFY },
  }),
  "packages/greet/greet.mjs":
    'import "fastify";\nexport const greet = (name) => "Hello " + name;\n',
  "packages/greet/greet.test.mjs": passes(
    'import { greet } from "./greet.mjs";\ntest("greets", () => assert.equal(greet("Ada"), "Hello Ada"));',
  ),
};

export const repos: Record<string, Foreign> = {
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
        scripts: { test: "node --test packages/greet/greet.test.mjs" },
      }),
      "pnpm-workspace.yaml":
        "# what is ours\npackages:\n  - 'packages/*'\nonlyBuiltDependencies: []\n",
      ...GREET,
    },
    own: [["pnpm", "test"]],
    merged: ["package.json", "pnpm-workspace.yaml"],
    add: FROM,
    by: "pnpm",
  },
  "Yarn 4 with node_modules": {
    files: {
      "package.json": json({
        name: "mono",
        private: true,
        workspaces: ["packages/*"],
        scripts: { test: "node --test packages/greet/greet.test.mjs" },
      }),
      ".yarnrc.yml": "nodeLinker: node-modules\nenableTelemetry: false\n",
      "yarn.lock": "",
      ...GREET,
    },
    own: [["yarn", "test"]],
    merged: ["package.json", "yarn.lock"],
    add: FROM,
    by: "yarn",
  },
};
