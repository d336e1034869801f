import { AUTO } from "../blueprint/offer.ts";
import { choiceOf, isOpen, reasonOf } from "../catalog/choices.ts";
import type { Axis } from "../catalog/types.ts";
import type { Choice } from "./ask.ts";
import { put, type Draft, type Part } from "./draft.ts";
import { factsIn } from "./reading.ts";
import type { Talk } from "./talk.ts";

/**
 * Asks one question of the catalog. Where it may be left to groundplan, that comes first, with what would be taken by what
 * was said so far, and why; an axis without a choice is not asked.
 */
export async function askAxis(talk: Talk, axis: Axis, service?: string): Promise<void> {
  const key = pathOf(axis, service).join(".");
  const message = service ? `${axis.question} (${service})` : axis.question;
  const offered = axis.features.filter(({ hidden }) => !hidden);
  const choices = offered.map(({ id, label, hint }) => ({ value: id, label, hint }));
  if (axis.many) {
    const chosen = await talk.ask.checkbox(key, {
      message,
      hint: axis.hint,
      help: helpOf(axis),
      choices,
      default: axis.default,
      required: true,
    });
    talk.draft = choose(talk.draft, axis, chosen, service);
    return;
  }
  if (choices.length < 2) return;
  const preset = choices.find(({ value }) => axis.default.includes(value)) ?? choices[0]!;
  const decide = isOpen(axis) ? [decisionOn(axis, talk)] : [];
  const answer = await talk.ask.select(key, {
    message,
    hint: axis.hint,
    help: helpOf(axis),
    choices: [...decide, ...choices],
    default: (decide[0] ?? preset).value,
  });
  talk.draft = choose(talk.draft, axis, [answer], service);
}

/** What speaks for each answer, and what against it. */
function helpOf({ features }: Axis): string {
  const lines = features
    .filter(({ hidden }) => !hidden)
    .flatMap(({ label, hint, arguments: { good, bad } }) => [
      `${label}: ${hint}`,
      ...good.map((one) => `  + ${one}`),
      ...bad.map((one) => `  - ${one}`),
    ]);
  return lines.join("\n");
}

function decisionOn(axis: Axis, talk: Talk): Choice {
  const facts = factsIn(talk);
  const choice = choiceOf(axis, AUTO, facts);
  const taken = choice.features.map(({ label }) => label).join(", ");
  return {
    value: AUTO,
    label: `Let groundplan decide (${taken})`,
    hint: `${taken}, because ${reasonOf(choice, facts)}`,
  };
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
