import { existsSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";

/** Among PGlite's own files, so that another version of it makes another. */
const KEPT = fileURLToPath(new URL("../cluster.tar", import.meta.resolve("@electric-sql/pglite")));

/**
 * A PGlite; in memory, or in a folder that is new, there is nothing in it. To set up a cluster takes seconds, of the processor too:
 * whoever does it first keeps a copy, and others begin with that.
 */
export async function openCluster(options: PGliteOptions): Promise<PGlite> {
  const { dataDir } = options;
  if (dataDir !== undefined && existsSync(join(dataDir, "PG_VERSION")))
    return PGlite.create(options);
  const kept = await readFile(KEPT).catch(() => undefined);
  if (kept) return PGlite.create({ ...options, loadDataDir: new Blob([kept]) });
  const lite = await PGlite.create(options);
  await keep(await lite.dumpDataDir("none")).catch(() => {}); // it may stand where nobody writes
  return lite;
}

/** Whole or not at all, however many do it at once. */
async function keep(cluster: Blob): Promise<void> {
  const own = `${KEPT}.${process.pid}`;
  try {
    await writeFile(own, cluster.stream());
    await rename(own, KEPT);
  } finally {
    await rm(own, { force: true });
  }
}
