import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { defineConfig } from "rolldown";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** One copy of what every prompt brings along. */
const promptCore = join(folderOf("inquirer"), "node_modules/@inquirer/core");

export default defineConfig({
  input: { cli: "src/cli.ts", plop: "generators/index.ts" },
  platform: "node",
  external: [/\/pack\.js$/],
  resolve: {
    alias: {
      inquirer: folderOf("inquirer"),
      "@inquirer/core": promptCore,
    },
  },
  transform: { target: "node20.19" },
  output: {
    dir: "dist",
    format: "esm",
    minify: "dce-only",
    chunkFileNames: "chunks/[name].js",
  },
});
