import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { catalogOf } from "../../src/index.ts";
import { loadPack } from "../../src/workspace/load-pack.ts";
import { generate, ROOT } from "./generate.ts";
import { manifestsOf } from "./manifests.ts";
import { run } from "./processes.ts";

const EVERY_FEATURE = join(ROOT, "test/blueprints/every-feature.yaml");

/** Answers with packages of their own that the blueprint cannot give beside those that it gives, as `platform.<axis>=<feature>`. */
function otherAnswers(): string[] {
  const { axes } = catalogOf(loadPack(join(ROOT, "templates")));
  const text = readFileSync(EVERY_FEATURE, "utf8");
  return axes
    .filter(({ path }) => path.startsWith("platform."))
    .flatMap(({ id, path, features }) =>
      features
        .filter((one) => !one.hidden && Object.keys(one.packages).length > 0)
        .filter((one) => !text.includes(`${id}: ${one.id}`))
        .map((one) => `${path}=${one.id}`),
    );
}

/** Adds to a repo's package.json files what those of another ask for beyond them. */
function addPackages(root: string, other: string): void {
  for (const { file } of manifestsOf(root)) {
    const [own, more] = [file, join(other, relative(root, file))].map((path) =>
      JSON.parse(readFileSync(path, "utf8")),
    );
    for (const kind of ["dependencies", "devDependencies"])
      if (more[kind]) own[kind] = { ...more[kind], ...own[kind] };
    writeFileSync(file, JSON.stringify(own, null, 2));
  }
}

/**
 * The `node_modules` that all generated repos of the tests share, with every package that any feature asks for. It is installed
 * once for the same package.json files, under `.cache/`; whoever comes first does it.
 */
export const sharedModules = (): Promise<string> => (shared ??= prepare());

let shared: Promise<string> | undefined;

async function prepare(): Promise<string> {
  const cache = join(ROOT, ".cache/installed");
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, `new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  await generate(fresh, ["--from", EVERY_FEATURE]);
  const other = `${fresh}-other`;
  try {
    for (const answer of otherAnswers()) {
      await generate(other, ["--from", EVERY_FEATURE, "--set", answer]);
      addPackages(fresh, other);
      rmSync(other, { recursive: true });
    }
    const folder = join(cache, fingerprint(fresh));
    await byOneOnly(folder, async () => {
      const command = ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"] as const;
      const { code, output } = await run(command, { cwd: fresh, timeoutMs: 600_000 });
      if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
      renameSync(fresh, folder);
    });
    return join(folder, "node_modules");
  } finally {
    for (const folder of [fresh, other]) rmSync(folder, { recursive: true, force: true });
  }
}

function fingerprint(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const { file } of manifestsOf(root)) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Test files run side by side: one makes the folder, the others wait for it. */
async function byOneOnly(folder: string, make: () => Promise<void>): Promise<void> {
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    if (!take(lock)) {
      await wait(200);
      continue;
    }
    try {
      if (!existsSync(folder)) await make();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}
