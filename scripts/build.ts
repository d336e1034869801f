import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown, type OutputChunk } from "rolldown";
import config from "../rolldown.config.ts";
import { thirdPartyNotices } from "./notices.ts";

/** Makes `dist/`: the templates as one module, the bundle of the CLI and of `groundplan/plop`, and its types. */
const root = join(import.meta.dirname, "..");
process.chdir(root);
await import("./pack.ts");

const bundle = await rolldown(config);
const { output } = await bundle.write([config.output ?? {}].flat()[0]);
await bundle.close();
const chunks = output.filter((each): each is OutputChunk => each.type === "chunk");
removeOld(new Set(chunks.map(({ fileName }) => fileName)));
writeFileSync("dist/build-id", buildId());
writeFileSync("dist/plop.d.ts", plopTypes());
writeFileSync("dist/blueprint.schema.json", await blueprintSchemaText());
const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
writeFileSync("THIRD_PARTY_NOTICES", thirdPartyNotices(modules));

/** Chunks of an earlier build would be packed too. */
function removeOld(made: ReadonlySet<string>): void {
  for (const name of readdirSync("dist/chunks"))
    if (!made.has(`chunks/${name}`)) rmSync(join("dist/chunks", name));
}

/** Tells this build from all others: a hash of all that runs, which holds the templates. */
function buildId(): string {
  const hash = createHash("sha256");
  for (const { fileName, code } of chunks) hash.update(fileName).update(code);
  return hash.digest("hex");
}

/** The schema of blueprints, for editors; a generated repo has a copy of its own. */
async function blueprintSchemaText(): Promise<string> {
  const { blueprintSchema } = await import("../src/blueprint/index.ts");
  const { loadCatalog, offerOf } = await import("../src/index.ts");
  return `${JSON.stringify(blueprintSchema(offerOf(await loadCatalog())), null, 2)}\n`;
}

/** Written by hand: emitting declarations would drag in those of every library. */
function plopTypes(): string {
  return `${readFileSync("generators/types.ts", "utf8")}
/** Registers groundplan's generators beside a team's own; \`options\` answers their questions beforehand. */
export default function groundplan(plop: Plop, options?: NewOptions): void;
`;
}
