import { BLUEPRINT_FILE } from "../own-files.ts";
import { loadCatalog } from "../index.ts";
import type { Backfill } from "../migrations/index.ts";
import type { Problem } from "../problem.ts";
import { UsageError } from "../questions/usage-error.ts";
import { regenerate, type RegenerateOptions, type RegenerateResult } from "../regenerate.ts";
import { planCache } from "../workspace/plan-cache.ts";
import { repoRoot } from "../workspace/repo-root.ts";
import { interruption } from "./interruption.ts";
import type { Invocation } from "./parse.ts";
import { exitCodeOf, printRegenerated } from "./print-regenerated.ts";
import { printWarnings } from "./print-warnings.ts";
import { showProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { unified } from "./unified.ts";

/** `groundplan regenerate`: plans the repo anew and merges that with what stands there. */
export const runRegenerate = (invocation: Invocation, terminal: Terminal): Promise<number> =>
  regenerated(optionsOf(invocation), invocation, terminal);

/** Regenerates and says what came of it. `edit`: what was done to the blueprint, as JSON has it. */
export async function regenerated(
  options: RegenerateOptions,
  invocation: Invocation,
  terminal: Terminal,
  edit?: object,
  root: string = repoRoot(),
): Promise<number> {
  const json = invocation.switches.has("json");
  const { signal, listen, release } = interruption();
  const show = json ? () => {} : showProgress(terminal);
  const cache = planCache();
  const { recovered } = invocation;
  const run = await regenerate(root, options, {
    catalog: loadCatalog,
    ...(cache && { cache }),
    signal,
    onProgress(progress) {
      listen();
      show(progress);
    },
  });
  const result = { ...run, ...(recovered && { recovered }) };
  release();
  const code = exitCodeOf(result, signal.aborted);
  const diff = invocation.switches.has("diff");
  if (json)
    terminal.out(
      JSON.stringify({ ok: code === 0, ...(edit && { edit }), ...told(result, diff) }, null, 2),
    );
  else {
    const said: readonly Problem[] = [...result.problems, ...result.refusals];
    const isHere = ({ file }: Problem) => file === BLUEPRINT_FILE;
    await printWarnings(said.filter(isHere), result.blueprint, terminal);
    await printWarnings(
      said.filter((one) => !isHere(one)),
      undefined,
      terminal,
    );
    // What it breaks is compared with the last commit, and so it is accepted until the next one.
    const then = `groundplan regenerate${invocation.switches.has("breaking") ? " --breaking" : ""}`;
    printRegenerated(run, terminal, diff, edit && "The same command with", then);
  }
  return code;
}

/** As JSON has it: the difference in place of the two texts. */
function told({ blueprint: _, ...result }: RegenerateResult, diff: boolean): object {
  if (!diff) return result;
  const changes = result.changes.map((change) => {
    const { before: _before, after: _after, ...rest } = change;
    return { ...rest, diff: unified(change) };
  });
  const conflicts = result.conflicts.map(({ before, after, ...rest }) => ({
    ...rest,
    ...(before !== undefined &&
      after !== undefined && { diff: unified({ path: rest.path, before, after }) }),
  }));
  return { ...result, changes, conflicts };
}

/** `service.owner.field=value`. */
function backfillOf(text: string): Backfill {
  const [, service, owner, field, value] = /^([^.=]+)\.([^.=]+)\.([^.=]+)=(.*)$/s.exec(text) ?? [];
  if (!service || !owner || !field || value === undefined)
    throw new UsageError({
      message: `--backfill ${text} names no field and value.`,
      help: "Write --backfill service.Entity.field=value.",
    });
  return { path: [service, owner, field], value };
}

/** What the command line says about how a repo is to be regenerated. */
export function optionsOf({ switches, values, lists }: Invocation): RegenerateOptions {
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
    backfills: (lists.get("backfill") ?? []).map(backfillOf),
    allow: { breaking: switches.has("breaking"), loss: switches.has("allow-loss") },
    texts: switches.has("diff"),
    install: !switches.has("no-install"),
  };
}
