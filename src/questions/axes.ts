import type { Axis } from "../catalog/types.ts";
import type { Choice } from "./ask.ts";
import { put, type Draft, type Part } from "./draft.ts";
import type { Talk } from "./talk.ts";

/** Leaves the choice to groundplan. */
const DECIDE = "";

/**
 * Asks one question of the catalog. What is left to groundplan stays out of the blueprint, where there is
 * a default; an axis without a choice is not asked.
 */
export async function askAxis(talk: Talk, axis: Axis, service?: string): Promise<void> {
  const key = pathOf(axis, service).join(".");
  const message = service ? `${axis.question} (${service})` : axis.question;
  const offered = axis.features.filter(({ hidden }) => !hidden);
  const choices = offered.map(({ id, label, hint }) => ({ value: id, label, hint }));
  if (axis.many) {
    const chosen = await talk.ask.checkbox(key, { ...axis, message, choices, required: true });
    talk.draft = choose(talk.draft, axis, chosen, service);
    return;
  }
  if (choices.length < 2) return;
  const preset = choices.find(({ value }) => axis.default.includes(value));
  const decide: Choice[] = preset
    ? [{ ...preset, value: DECIDE, label: `Let groundplan decide (${preset.label})` }]
    : [];
  const answer = await talk.ask.select(key, {
    message,
    hint: axis.hint,
    choices: [...decide, ...choices],
    default: preset ? DECIDE : choices[0]!.value,
  });
  if (answer !== DECIDE) talk.draft = choose(talk.draft, axis, [answer], service);
}

/** The draft with these features chosen. */
export function choose(
  draft: Draft,
  axis: Axis,
  features: readonly string[],
  service?: string,
): Draft {
  const [first = ""] = features;
  const part: Part = axis.many ? new Map(features.map((id) => [id, new Map()])) : first;
  return put(draft, pathOf(axis, service), part);
}

/** Where the answer stands in the blueprint. */
export const pathOf = ({ path }: Axis, service = "*"): string[] =>
  path.split(".").map((key) => (key === "*" ? service : key));
