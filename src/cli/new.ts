import nodePlop from "node-plop";
import { terminalHost } from "../../generators/host.ts";
import { NEW, registerNew, type Outcome } from "../../generators/new.ts";
import type { NewOptions } from "../../generators/types.ts";
import { toldOf } from "../decisions/told.ts";
import { PACKAGE_MANAGERS } from "../index.ts";
import { UsageError } from "../questions/usage-error.ts";
import type { StepProgress } from "../workspace/run-steps.ts";
import { EXIT } from "./exit-codes.ts";
import { interruption } from "./interruption.ts";
import type { Invocation } from "./parse.ts";
import { printNew } from "./print-new.ts";
import { printWarnings } from "./print-warnings.ts";
import { showProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan new`: the generator of the same name, without plop's own way of reporting. */
export async function runNew(invocation: Invocation, terminal: Terminal): Promise<number> {
  const json = invocation.switches.has("json");
  const options = optionsOf(invocation);
  const { signal, listen, release } = interruption();
  const show = json ? () => {} : showProgress(terminal);
  const plop = await nodePlop();
  let outcome: Outcome | undefined;
  const host = {
    ...terminalHost(),
    interactive: terminal.interactive && !json,
    signal,
    onProgress: (progress: StepProgress) => {
      listen();
      show(progress);
    },
  };
  registerNew(plop, options, host, (settled) => {
    outcome = settled;
  });
  const generator = plop.getGenerator(NEW);
  await generator.runActions(await generator.runPrompts());
  release();
  if (!outcome) throw new Error("the generator ended without a result");
  if ("error" in outcome) throw outcome.error;
  const { result, answers } = outcome;
  const ok = result.failed === undefined;
  const { text, warnings, plan } = answers;
  if (json) {
    const told = { decisions: toldOf(plan.decisions), problems: warnings };
    terminal.out(JSON.stringify({ ok, ...result, ...told }, null, 2));
  } else {
    await printWarnings(warnings, text, terminal);
    printNew(result, answers, options, terminal);
  }
  if (signal.aborted || result.failed?.interrupted) return EXIT.interrupted;
  return ok ? EXIT.done : EXIT.badInput;
}

/** What the command line says about how `new` is to go. */
export function optionsOf({ words, values, switches, lists }: Invocation): NewOptions {
  const pm = values.get("pm");
  const packageManager = PACKAGE_MANAGERS.find((each) => each === pm);
  if (pm !== undefined && !packageManager)
    throw new UsageError({ message: `--pm is ${PACKAGE_MANAGERS.join(" or ")}.` });
  const [directory] = words;
  const from = values.get("from");
  const example = values.get("example");
  return {
    ...(directory !== undefined && { directory }),
    ...(from !== undefined && { from }),
    ...(example !== undefined && { example }),
    ...(packageManager && { packageManager }),
    set: lists.get("set") ?? [],
    yes: switches.has("yes"),
    install: !switches.has("no-install"),
    git: !switches.has("no-git"),
  };
}
