import nodePlop from "node-plop";
import { terminalHost } from "../../generators/host.ts";
import { NEW, registerNew, type Outcome } from "../../generators/new.ts";
import type { NewOptions } from "../../generators/types.ts";
import { UsageError } from "../questions/usage-error.ts";
import type { Invocation } from "./parse.ts";
import { printNew } from "./print-new.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan new`: the generator of the same name, without plop's own way of reporting. */
export async function runNew(invocation: Invocation, terminal: Terminal): Promise<void> {
  const json = invocation.switches.has("json");
  const options = optionsOf(invocation);
  const plop = await nodePlop();
  let outcome: Outcome | undefined;
  const host = { ...terminalHost(), interactive: terminal.interactive && !json };
  registerNew(plop, options, host, (settled) => {
    outcome = settled;
  });
  const generator = plop.getGenerator(NEW);
  await generator.runActions(await generator.runPrompts());
  if (!outcome) throw new Error("the generator ended without a result");
  if ("error" in outcome) throw outcome.error;
  if (json) terminal.out(JSON.stringify({ ok: true, ...outcome.result }, null, 2));
  else printNew(outcome, options, terminal);
}

/** What the command line says about how `new` is to go. */
export function optionsOf({ words, values, switches, lists }: Invocation): NewOptions {
  const packageManager = values.get("pm");
  if (packageManager !== undefined && packageManager !== "npm" && packageManager !== "pnpm")
    throw new UsageError({ message: "--pm is npm or pnpm." });
  const given = {
    directory: words[0],
    from: values.get("from"),
    example: values.get("example"),
    packageManager,
  };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    set: lists.get("set") ?? [],
    yes: switches.has("yes"),
    install: !switches.has("no-install"),
    git: !switches.has("no-git"),
  };
}
