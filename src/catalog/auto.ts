import { followsFrom, holds, readConditions, type Condition } from "./conditions.ts";
import { FACTS, type FactName, type Facts } from "./facts.ts";
import { checkPlaces } from "./prose.ts";
import type { Reader } from "./reader.ts";
import type { Feature } from "./types.ts";

/** When an axis is left to groundplan: what is taken if all of this holds, and why. */
export interface Rule {
  when: readonly Condition[];
  /** Id of a feature of the axis. */
  take: string;
  /** The rest of a sentence that ends in "because", with `{fact}` where a number of the blueprint stands. */
  because: string;
}

/**
 * `auto:` of an axis: rules in the order in which they are tried. Throws where one names what is not there or can never be
 * reached, or where they leave a blueprint without an answer: a defect of ours.
 */
export function readAuto(read: Reader, features: readonly Feature[]): Rule[] {
  const rules = read.maps("auto", ["when", "take", "because"]).map((one): Rule => {
    const take = one.text("take");
    if (!features.some(({ id, hidden }) => id === take && !hidden))
      one.fail(`takes "${take}", which is no feature that can be chosen`);
    const when = readConditions(one.map("when"));
    return { when, take, because: checkPlaces(one, one.text("because"), FACTS) };
  });
  for (const [at, { when }] of rules.entries())
    if (rules.slice(0, at).some((earlier) => followsFrom(earlier.when, when)))
      read.fail(`auto[${at}] is never reached`);
  if (rules.length > 0 && rules.at(-1)!.when.length > 0)
    read.fail("the last rule of auto has to hold always");
  return rules;
}

/** The first rule that holds. */
export function ruleFor(rules: readonly Rule[], facts: Facts): Rule {
  const found = rules.find(({ when }) => holds(when, facts));
  if (!found) throw new Error("no rule holds, though the last one holds always");
  return found;
}

/** The facts that a rule asks for, each once. */
export const askedBy = ({ when }: Rule): FactName[] => [...new Set(when.map(({ fact }) => fact))];
