import { recoverUnlessAtWork } from "../workspace/in-repo.ts";
import type { Recovery } from "../workspace/recover.ts";
import { rootOf } from "../workspace/repo-root.ts";
import type { Terminal } from "./terminal.ts";

/** What became of a run that was interrupted. */
export function recoveredText({ outcome, rescued }: Recovery): string {
  const done = `An earlier run was interrupted; it is ${outcome} now.`;
  const aside = rescued.map(({ path, to }) => `  ${path} was changed since: your text is in ${to}`);
  return [done, ...aside].join("\n");
}

/** Finishes or undoes what an interrupted run left in the repo that the process runs in, and says so. */
export async function tellRecovered({ err }: Pick<Terminal, "err">): Promise<void> {
  const root = rootOf();
  const recovered = root === undefined ? undefined : await recoverUnlessAtWork(root);
  if (recovered) err(recoveredText(recovered));
}
