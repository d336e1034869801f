import type { Blueprint } from "../blueprint/types.ts";
import { AUTO } from "../blueprint/offer.ts";
import { ruleFor, type Rule } from "./auto.ts";
import { factsOf, type Facts } from "./facts.ts";
import { filled, valuesOf } from "./prose.ts";
import type { Axis, Catalog, Feature } from "./types.ts";

/** The answer to one question about the whole system. */
export interface Choice {
  axis: Axis;
  /** Several, or none, where the axis' default is. */
  features: readonly Feature[];
  /** What the blueprint says of it; undefined: nothing. */
  said: string | undefined;
  /** By which it was decided, where it was left to groundplan. */
  rule: Rule | undefined;
}

/** The answer to each question about the whole system. The blueprint is sound. */
export function choicesOf(blueprint: Blueprint, { axes }: Catalog): Choice[] {
  const facts = factsOf(blueprint);
  return axes
    .filter(({ scope }) => scope === "system")
    .map((axis) => choiceOf(axis, saidOf(axis, blueprint), facts));
}

/** What is taken where this is said. */
export function choiceOf(axis: Axis, said: string | undefined, facts: Facts): Choice {
  const rule = said === AUTO ? ruleFor(axis.decision.auto, facts) : undefined;
  const wanted = rule ? [rule.take] : said === undefined ? axis.default : [said];
  const features = axis.features.filter(({ id }) => wanted.includes(id));
  return { axis, features, said, rule };
}

/** Why groundplan decided so, as the end of a sentence; undefined: it did not. */
export const reasonOf = ({ rule }: Choice, facts: Facts): string | undefined =>
  rule && filled(rule.because, valuesOf(facts));

/** Can this be left to groundplan? */
export const isOpen = ({ decision }: Axis): boolean => decision.auto.length > 0;

const saidOf = ({ id, path }: Axis, { auth, platform }: Blueprint): string | undefined =>
  path === "auth.users.kind" ? auth.users : platform.get(id);
