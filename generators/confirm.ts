import type { Plan } from "../src/index.ts";
import type { Ask } from "../src/questions/ask.ts";
import { Interrupted } from "../src/questions/interrupted.ts";
import { drawTree } from "../src/questions/tree.ts";
import type { Host } from "./host.ts";

/** How deep the tree of files is shown. */
const DEPTH = 2;

/**
 * Shows what will be made and asks for a yes.
 * @throws {Interrupted} on a no.
 */
export async function confirmPlan(
  host: Host,
  ask: Ask,
  directory: string,
  text: string,
  { files }: Plan,
): Promise<void> {
  const paths = Array.from(files, ({ path }) => path);
  const tree = drawTree(directory, paths, DEPTH);
  host.out(`\n${text}\n${tree}\n`);
  const message = `Build it? (${paths.length} files)`;
  if (!(await ask.confirm("build", { message, default: true })))
    throw new Interrupted("Nothing was written.");
}
