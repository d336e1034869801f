import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { sha256 } from "../merge/hash.ts";

/** What is remembered of how repos were planned last, outside of them. */
export interface PlanCache {
  /** Of the program and its templates: what decides what they make of the same inputs. */
  program: string;
  /** Empty: nothing is known. */
  load(root: string): string;
  save(root: string, text: string): void;
}

/** Where the build wrote what tells it from all others, as seen from the bundle and from its chunks. */
const PLACES = ["./build-id", "../build-id"];

/**
 * One file for each repo, in the cache folder of the user (XDG Base Directory; on Windows the local AppData). Undefined where the
 * program was not built: nobody knows then what it makes of the same inputs tomorrow.
 */
export function planCache(env: NodeJS.ProcessEnv = process.env): PlanCache | undefined {
  const program = PLACES.map((place) => read(new URL(place, import.meta.url))).find(Boolean);
  if (!program) return undefined;
  const fileOf = (root: string) =>
    join(cacheFolder(env), "groundplan", "plans", `${sha256(resolve(root)).slice(0, 16)}.json`);
  return {
    program,
    load: (root) => read(fileOf(root)),
    save: (root, text) => write(fileOf(root), text),
  };
}

const cacheFolder = (env: NodeJS.ProcessEnv): string =>
  env.XDG_CACHE_HOME || env.LOCALAPPDATA || join(homedir(), ".cache");

function read(file: string | URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Without it the next run takes longer, and that is all. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    // no room, or no permission
  }
}
