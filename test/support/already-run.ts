import type { TestProject } from "vitest/node";
import { workFolder } from "./generate.ts";

/** A folder for each run, in which test files tell each other which tests of generated repos have run (`once.ts`). */
export default function setup({ provide }: TestProject): () => void {
  const folder = workFolder();
  provide("alreadyRun", folder.path);
  return folder.remove;
}
