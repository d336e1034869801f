import { recoverUnlessAtWork } from "../workspace/in-repo.ts";
import { recoveredText, type Recovery } from "../workspace/recover.ts";
import { rootOf } from "../workspace/repo-root.ts";
import type { Terminal } from "./terminal.ts";

/** Finishes or undoes what an interrupted run left in the repo that the process runs in, and says so. */
export async function tellRecovered({ err }: Pick<Terminal, "err">): Promise<Recovery | undefined> {
  const root = rootOf();
  const recovered = root === undefined ? undefined : await recoverUnlessAtWork(root);
  if (recovered) err(recoveredText(recovered));
  return recovered;
}
