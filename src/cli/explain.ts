import { ownBlueprint } from "../../generators/blueprint-text.ts";
import { planOf } from "../../generators/plan.ts";
import { shown } from "../blueprint/shown.ts";
import { didYouMean } from "../blueprint/suggest.ts";
import { findDecisions, namesIn } from "../decisions/find.ts";
import { loadCatalog } from "../index.ts";
import type { PlannedDecision } from "../plan/types.ts";
import { UsageError } from "../questions/usage-error.ts";
import { decisionTable, decisionText } from "./decision-text.ts";
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

/** `groundplan explain`: all decisions in a table, or those that are meant, each with what it comes from. */
export async function runExplain(
  { words, values, switches, lists }: Invocation,
  terminal: Terminal,
): Promise<number> {
  const blueprint = ownBlueprint(values.get("from"));
  const { plan } = planOf(blueprint, { set: lists.get("set") ?? [] }, await loadCatalog());
  const [meant] = words;
  const decisions = meant === undefined ? plan.decisions : meantBy(meant, plan.decisions);
  if (switches.has("json")) {
    terminal.out(JSON.stringify({ ok: true, file: blueprint.file, decisions }, null, 2));
    return EXIT.done;
  }
  terminal.out(
    meant === undefined
      ? decisionTable(decisions, terminal)
      : decisions.map((one) => decisionText(one, terminal)).join("\n\n\n"),
  );
  return EXIT.done;
}

function meantBy(meant: string, decisions: readonly PlannedDecision[]): PlannedDecision[] {
  const found = findDecisions(decisions, meant);
  if (found.length > 0) return found;
  const names = namesIn(decisions);
  throw new UsageError({
    message: `There is no decision ${shown(meant)}.`,
    help: didYouMean(meant, names, "groundplan explain lists them all."),
  });
}
