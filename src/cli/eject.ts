import { terminalHost } from "../../generators/host.ts";
import { eject } from "../eject.ts";
import { loadCatalog } from "../index.ts";
import { HOME } from "../own-files.ts";
import { Interrupted } from "../questions/interrupted.ts";
import { UsageError } from "../questions/usage-error.ts";
import { isInGit, repoRoot } from "../workspace/repo-root.ts";
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import { recoveredText } from "../workspace/recover.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan eject`: takes groundplan out of a repo, which does without it. */
export async function runEject(
  { switches, recovered }: Invocation,
  terminal: Terminal,
): Promise<number> {
  const { out, err, style } = terminal;
  const root = repoRoot();
  const json = switches.has("json");
  const write = !switches.has("dry-run");
  const host = { catalog: await loadCatalog() };
  if (write && !switches.has("yes")) {
    if (json || !terminal.interactive)
      throw new UsageError({
        message: "This cannot be taken back by groundplan, and nobody can be asked.",
        help: "Add --yes, or see what would change: --dry-run.",
      });
    print(await eject(root, false, host));
    const ask = await terminalHost().ask();
    const message = "Take groundplan out of this repo?";
    if (!(await ask.confirm("eject", { message, default: false })))
      throw new Interrupted("Nothing was written.");
  }
  const result = await eject(root, write, host);
  if (result.recovered) err(recoveredText(result.recovered));
  if (json) out(JSON.stringify({ ok: true, ...result, ...(recovered && { recovered }) }, null, 2));
  else if (write) {
    const before = isInGit(root) ? "; git has what was before" : "";
    out(`${style.green("✔")} groundplan has left ${root}${before}.`);
  } else print(result);
  return EXIT.done;

  function print({ changes }: Awaited<ReturnType<typeof eject>>): void {
    for (const { path, kind } of changes)
      if (!path.startsWith(`${HOME}/`)) out(`${kind === "delete" ? "-" : "~"} ${path}`);
    out(`- ${HOME}/  ${style.dim("what groundplan wrote last, by which it merges")}`);
  }
}
