import { loadCatalog } from "../index.ts";
import { UsageError } from "../questions/usage-error.ts";
import { regenerate, type RegenerateOptions } from "../regenerate.ts";
import { repoRoot } from "../workspace/repo-root.ts";
import { interruption } from "./interruption.ts";
import type { Invocation } from "./parse.ts";
import { exitCodeOf, printRegenerated } from "./print-regenerated.ts";
import { printWarnings } from "./print-warnings.ts";
import { showProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan regenerate`: plans the repo anew and merges that with what stands there. */
export async function runRegenerate(invocation: Invocation, terminal: Terminal): Promise<number> {
  const options = optionsOf(invocation);
  const json = invocation.switches.has("json");
  const { signal, listen, release } = interruption();
  const show = json ? () => {} : showProgress(terminal);
  const result = await regenerate(repoRoot(), options, {
    catalog: await loadCatalog(),
    signal,
    onProgress(progress) {
      listen();
      show(progress);
    },
  });
  release();
  const code = exitCodeOf(result, signal.aborted);
  if (json) terminal.out(JSON.stringify({ ok: code === 0, ...result }, null, 2));
  else {
    await printWarnings(result.problems, result.blueprint, terminal);
    printRegenerated(result, terminal);
  }
  return code;
}

/** What the command line says about how a repo is to be regenerated. */
export function optionsOf({ switches, values }: Invocation): RegenerateOptions {
  const mode = ["check", "diff", "dry-run"].find((name) => switches.has(name));
  const hash = values.get("apply");
  const only = values.get("only");
  if (only !== undefined && only !== "contracts")
    throw new UsageError({ message: "--only is contracts." });
  if (switches.has("ours") && switches.has("theirs"))
    throw new UsageError({ message: "--ours and --theirs exclude each other.", help: "Give one." });
  if (hash !== undefined && mode !== undefined)
    throw new UsageError({
      message: `--apply writes, and --${mode} does not.`,
      help: "Give one of them.",
    });
  return {
    mode: mode === undefined ? "write" : mode === "check" ? "check" : "dry-run",
    ...(hash !== undefined && { hash }),
    ...(only && { only }),
    ...(switches.has("ours") && { favor: "ours" }),
    ...(switches.has("theirs") && { favor: "theirs" }),
    install: !switches.has("no-install"),
    allow: { loss: switches.has("allow-loss") },
  };
}
