import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";

const require = createRequire(import.meta.url);
const folderOf = (name: string, from = require) => dirname(from.resolve(`${name}/package.json`));
const ours = (file: string) => join(import.meta.dirname, "scripts/bundle", file);

/** Parts of node-plop that groundplan's own generators do not use stay out of the bundle. */
const leanPlop: Plugin = {
  name: "lean-plop",
  resolveId(source, importer) {
    if (!importer?.includes("/node-plop/")) return null;
    if (source === "handlebars") return require.resolve("handlebars/runtime.js");
    const left = ["inquirer", "resolve", "./actions/index.js"];
    return left.includes(source) ? ours("plop-parts.ts") : null;
  },
};

export default defineConfig({
  input: { cli: "src/cli.ts", plop: "generators/index.ts" },
  platform: "node",
  plugins: [leanPlop],
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
    chunkFileNames: "chunks/[name].js",
    // Small modules that every start needs, in one file.
    codeSplitting: {
      groups: [
        {
          name: "start",
          test: /src\/(problem|cli\/exit-codes|questions\/(usage-error|interrupted)|blueprint\/(shown|suggest))\.ts$|package\.json$|rolldown.runtime/,
        },
      ],
    },
    // Names stay, so that the stack of a defect can be read.
    minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  },
});
