import { FACTS, isCount, type FactName, type Facts } from "./facts.ts";
import type { Reader } from "./reader.ts";

/** What a rule wants of one fact: a number between two others, or that nothing was said. */
export interface Condition {
  fact: FactName;
  /** Undefined: nothing may have been said. */
  range: Range | undefined;
}

interface Range {
  low: End;
  high: End;
}

interface End {
  at: number;
  /** The end itself is meant too. */
  closed: boolean;
}

const NOTHING: End = { at: 0, closed: true };
const ENDLESS: End = { at: Infinity, closed: true };
const WRITTEN = /^(>=|<=|>|<|=)? ?(\d+(?:\.\d+)?)$/;

/**
 * The conditions of a rule, such as `{ services: "> 1", peakRequestsPerSecond: said }`: all of them have to hold.
 * Throws where one is not understood, asks for what is no fact, or can never hold: a defect of ours.
 */
export const readConditions = (read: Reader): Condition[] =>
  read.keys().map((key): Condition => {
    const fact =
      FACTS.find((one) => one === key) ?? read.fail(`asks for "${key}", which is no fact`);
    const written = String(read.value(key));
    if (written === "unsaid" && !isCount(fact)) return { fact, range: undefined };
    const range = rangeOf(written) ?? read.fail(`"${key}" cannot be "${written}"`);
    const { low, high } = range;
    if (low.at > high.at || (low.at === high.at && !(low.closed && high.closed)))
      read.fail(`"${key}" is never ${written}`);
    return { fact, range };
  });

function rangeOf(written: string): Range | undefined {
  if (written === "said") return { low: NOTHING, high: ENDLESS };
  const [, sign = "=", digits] = WRITTEN.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const end: End = { at: Number(digits), closed: sign.endsWith("=") };
  if (sign === "=") return { low: end, high: end };
  return sign.startsWith(">") ? { low: end, high: ENDLESS } : { low: NOTHING, high: end };
}

/** Whether a blueprint is as these conditions want it. */
export const holds = (conditions: readonly Condition[], facts: Facts): boolean =>
  conditions.every(({ fact, range }) => {
    const { value } = facts[fact];
    if (value === undefined || range === undefined)
      return value === undefined && range === undefined;
    const { low, high } = range;
    return (
      (low.closed ? value >= low.at : value > low.at) &&
      (high.closed ? value <= high.at : value < high.at)
    );
  });

/** Whether the first conditions hold wherever the others do. */
export const followsFrom = (
  conditions: readonly Condition[],
  others: readonly Condition[],
): boolean =>
  conditions.every(({ fact, range }) =>
    others.some((other) => other.fact === fact && covers(range, other.range)),
  );

function covers(range: Range | undefined, other: Range | undefined): boolean {
  if (range === undefined || other === undefined) return range === other;
  const { low, high } = range;
  const [from, to] = [other.low, other.high];
  return (
    (low.at < from.at || (low.at === from.at && (low.closed || !from.closed))) &&
    (high.at > to.at || (high.at === to.at && (high.closed || !to.closed)))
  );
}
