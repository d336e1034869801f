/**
 * `npm run sdk -- --lang go,java`: the clients of the REST APIs of this repository in other languages, from `contracts/`
 * as it stands on disk. All or nothing: where one fails, none is replaced.
 */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { asked, type Asked } from "./arguments.ts";
import { contractsOf } from "./contracts.ts";
import { folderOf, generate, type Sdk } from "./generate.ts";
import { jarOf, javaOf } from "./jar.ts";
import { open, replace } from "./output.ts";
import { Refused } from "./refused.ts";

const root = join(import.meta.dirname, "../..");
const argv = process.argv.slice(2);
const tell = (line: string) => console.error(line);

async function main({ languages, services, out, json }: Asked): Promise<void> {
  const { contracts, without } = contractsOf(root, services);
  if (contracts.length === 0) throw new Refused("No service has a REST API");
  if (without.length > 0) tell(`Without a REST API, and so left out: ${without.join(", ")}`);
  const java = await javaOf();
  const jar = await jarOf(tell);
  const count = contracts.length * languages.length;
  tell(`Generating ${count} ${count === 1 ? "SDK" : "SDKs"}`);
  const work = realpathSync(mkdtempSync(join(tmpdir(), "sdk-")));
  try {
    const sdks: Sdk[] = [];
    const done = (sdk: Sdk) => {
      sdks.push(sdk);
      tell(`  ${sdks.length}/${count} ${sdk.service} in ${sdk.language}`);
    };
    await generate(work, contracts, languages, { java, jar, done });
    const folder = resolve(root, out);
    open(folder);
    const made = sdks
      .map((sdk) => {
        const to = join(folder, folderOf(sdk));
        const files = replace(join(work, folderOf(sdk)), to);
        return { ...sdk, folder: relative(root, to).replaceAll("\\", "/"), files };
      })
      .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
    if (json) console.log(JSON.stringify({ ok: true, sdks: made, without }, null, 2));
    else for (const one of made) console.log(`✔ ${one.folder} (${one.files} files)`);
  } finally {
    rmSync(work, { recursive: true });
  }
}

try {
  await main(asked(argv));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  const problems = error.message.split("\n").map((message) => ({ message }));
  if (argv.includes("--json")) console.log(JSON.stringify({ ok: false, problems }, null, 2));
  else tell(error.message);
  process.exitCode = 1;
}
