import type { Axis } from "../catalog/types.ts";
import type { Chosen } from "./answers.ts";
import type { Ask, Choice } from "./ask.ts";

/** Leaves the choice to groundplan. */
const DECIDE = "";

/** Asks one question of the catalog; undefined leaves the answer to groundplan. An axis without a choice is not asked. */
export async function askAxis(ask: Ask, axis: Axis, service?: string): Promise<Chosen | undefined> {
  const key = pathOf(axis, service);
  const message = service ? `${axis.question} (${service})` : axis.question;
  const offered = axis.features.filter(({ hidden }) => !hidden);
  const choices = offered.map(({ id, label, hint }) => ({ value: id, label, hint }));
  if (axis.many) {
    return ask.checkbox(key, { ...axis, message, choices, required: true });
  }
  if (choices.length < 2) return undefined;
  const preset = choices.find(({ value }) => axis.default.includes(value));
  const decide: Choice = {
    value: DECIDE,
    label: `Let groundplan decide${preset ? ` (${preset.label})` : ""}`,
    hint: preset?.hint ?? axis.hint,
  };
  const answer = await ask.select(key, {
    message,
    hint: axis.hint,
    choices: [decide, ...choices],
    default: DECIDE,
  });
  return answer === DECIDE ? undefined : answer;
}

/** Where the answer stands in the blueprint. */
export const pathOf = ({ path }: Axis, service = "*"): string => path.replace("*", service);
