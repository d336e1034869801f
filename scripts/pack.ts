import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { minifySync } from "rolldown/utils";
import { asciiOnly } from "./bundle/ascii.ts";
import { readCatalog } from "../src/catalog/index.ts";
import { packModule } from "../src/render/pack-module.ts";
import { readSources } from "../src/workspace/load-pack.ts";

/** Writes `dist/pack.js`: all of `templates/`, precompiled, and the catalog that its manifests make, as one module. */
const root = join(import.meta.dirname, "..");
const target = join(root, "dist", "pack.js");
const text = packModule(readSources(join(root, "templates")), (pack) => ({
  pack: { ...pack, manifests: [] },
  catalog: readCatalog(pack),
}));
const { code, errors } = minifySync("pack.js", text, { module: true });
if (errors.length > 0) throw new Error(errors.map((error) => error.message).join("\n"));
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, asciiOnly(code));
