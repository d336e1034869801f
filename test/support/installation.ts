import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { generate, ROOT } from "./generate.ts";
import { manifestsOf } from "./manifests.ts";
import { run } from "./processes.ts";

const EVERY_FEATURE = join(ROOT, "test/blueprints/every-feature.yaml");

/**
 * The `node_modules` that all generated repos of the tests share, with every package that any feature asks for. It is installed
 * once for the same package.json files, under `.cache/`; whoever comes first does it.
 */
export async function sharedModules(): Promise<string> {
  const cache = join(ROOT, ".cache/installed");
  mkdirSync(cache, { recursive: true });
  const fresh = join(cache, `new-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  await generate(fresh, ["--from", EVERY_FEATURE]);
  try {
    const folder = join(cache, fingerprint(fresh));
    await byOneOnly(folder, async () => {
      const install = ["npm", "install", "--no-audit", "--no-fund", "--prefer-offline"] as const;
      const { code, output } = await run(install, { cwd: fresh, timeoutMs: 600_000 });
      if (code !== 0) throw new Error(`npm install ended with ${code}:\n${output}`);
      renameSync(fresh, folder);
    });
    return join(folder, "node_modules");
  } finally {
    rmSync(fresh, { recursive: true, force: true });
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
