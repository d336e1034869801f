import { ownBlueprint } from "../../generators/blueprint-text.ts";
import { planOf } from "../../generators/plan.ts";
import { decidedLines, toldOf } from "../decisions/told.ts";
import { loadCatalog } from "../index.ts";
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import { printWarnings } from "./print-warnings.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan check`: says that a blueprint is sound, and what may not be meant as it stands; or everything that is wrong with it. */
export async function runCheck(
  { words, switches, lists }: Invocation,
  terminal: Terminal,
): Promise<number> {
  const blueprint = ownBlueprint(words[0]);
  const { plan, text, warnings } = planOf(
    blueprint,
    { set: lists.get("set") ?? [] },
    await loadCatalog(),
  );
  const { file } = blueprint;
  const files = Array.from(plan.files, ({ path }) => path).length;
  const decisions = toldOf(plan.decisions);
  if (switches.has("json")) {
    terminal.out(JSON.stringify({ ok: true, file, files, decisions, problems: warnings }, null, 2));
    return EXIT.done;
  }
  await printWarnings(warnings, text, terminal);
  terminal.out(`${terminal.style.green("✔")} ${file} is sound; it stands for ${files} files.`);
  for (const line of decidedLines(plan.decisions)) terminal.out(`  ${line}`);
  return EXIT.done;
}
