import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { workFolder } from "./generate.ts";

/**
 * A folder for each run: in it test files tell each other which tests of generated repos have run (`once.ts`), and Node keeps what
 * it has compiled, since hundreds of processes load the same modules.
 */
export default function setup({ provide }: TestProject): () => void {
  const folder = workFolder();
  provide("alreadyRun", folder.path);
  process.env.NODE_COMPILE_CACHE = join(folder.path, "compiled");
  return folder.remove;
}
