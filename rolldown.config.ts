import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";
import { asciiOnly } from "./scripts/bundle/ascii.ts";

const require = createRequire(import.meta.url);
const folderOf = (name: string, from = require) => dirname(from.resolve(`${name}/package.json`));
const ours = (file: string) => join(import.meta.dirname, "scripts/bundle", file);

/** Parts of node-plop that groundplan's own generators do not use stay out of the bundle. */
const leanPlop: Plugin = {
  name: "lean-plop",
  resolveId(source, importer) {
    if (!importer?.includes("/node-plop/")) return null;
    if (source === "handlebars") return require.resolve("handlebars/runtime.js");
    const left = ["inquirer", "resolve", "node:module", "./actions/index.js"];
    return left.includes(source) ? ours("plop-parts.ts") : null;
  },
};

/**
 * Node's own modules, taken as they are. An import statement would first copy all that they export, and for that load
 * what nobody asked for: a tenth of a short run. A script, as `bin/groundplan.js` loads the chunks, cannot import at all.
 */
const builtins: Plugin = {
  name: "builtins",
  resolveId(source, _importer, { kind }) {
    // The bundler's own helpers import node:module, before anything else is there.
    if (!isBuiltin(source) || source === "node:module" || kind === "require-call") return null;
    return { id: `\0builtin:${source}`, moduleSideEffects: false };
  },
  load(id) {
    if (!id.startsWith("\0builtin:")) return null;
    const name = id.slice("\0builtin:".length);
    const names = Object.keys(require(name)).filter(
      (key) => /^[A-Za-z]\w*$/.test(key) && key !== "default",
    );
    return [
      `const all = process.getBuiltinModule(${JSON.stringify(name)});`,
      "export default all;",
      ...names.map((key) => `export const ${key} = all.${key};`),
    ].join("\n");
  },
};

/** Among the sources the pack is a file that the build makes; in the bundle it is a chunk as the others are. */
const packed: Plugin = {
  name: "packed",
  resolveId: (source) => (source.endsWith("/installed-pack.ts") ? "\0packed" : null),
  load: (id) =>
    id === "\0packed"
      ? `export const installedPack = () => import(${JSON.stringify(join(import.meta.dirname, "dist/pack.js"))});`
      : null,
};

const ascii: Plugin = {
  name: "ascii",
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle))
      if (output.type === "chunk") output.code = asciiOnly(output.code);
  },
};

export default defineConfig({
  input: { cli: "src/cli.ts", plop: "generators/index.ts" },
  platform: "node",
  plugins: [leanPlop, packed, builtins, ascii],
  treeshake: { propertyReadSideEffects: false },
  resolve: {
    alias: {
      // One copy of what every prompt brings along.
      "@inquirer/core": folderOf("@inquirer/core", createRequire(folderOf("inquirer") + "/")),
      "@inquirer/external-editor": ours("no-editor.ts"),
    },
  },
  transform: { target: "node20.19" },
  output: {
    dir: "dist",
    // What `bin/groundplan.js` can load with the functions that it compiled before.
    format: "cjs",
    exports: "auto",
    banner: '"use strict";',
    entryFileNames: "[name].cjs",
    chunkFileNames: "chunks/[name].cjs",
    // Small modules that every start needs, in one file.
    codeSplitting: {
      groups: [
        {
          name: "start",
          test: /src\/(problem|cli\/exit-codes|questions\/(usage-error|interrupted)|blueprint\/(shown|suggest|edit\/kinds))\.ts$|package\.json$|rolldown.runtime|builtin:node:util$/,
        },
        // For contracts only; some of its files are called like ours.
        { name: "proto", test: /node_modules\/@?protobufjs\//, priority: 1 },
        // What every command needs, or `new`, in one file too: each one more takes a millisecond. Of Node's modules those that it uses itself:
        // a child process or a terminal's lines take as long to load as a quarter of ours.
        {
          name: "main",
          test: /src\/(advice|blueprint|catalog|contracts|decisions|index|merge|model|plan|project|render|workspace)\b|src\/cli\/(interruption|print-warnings|progress|recovered)\.ts$|generators\/(blueprint-text|confirm|host|new|new-answers|plan)\.ts$|node_modules\/(yaml|handlebars|pluralize)\/|builtin:(node:)?(buffer|crypto|fs|os|path|process|url)$/,
        },
      ],
    },
    // Names stay, so that the stack of a defect can be read.
    minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  },
});
