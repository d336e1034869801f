import type { DraftQualities } from "./draft.ts";
import type { Report } from "./report.ts";
import { keysOf, scalarOf, wholeOf } from "./shape.ts";
import { shown } from "./shown.ts";
import type { Tree } from "./tree.ts";

/** No request is let run for longer than a minute; what takes half of that may take twice as long now and then. */
export const LONGEST_P99_MS = 30_000;

const KEYS = {
  what: "`qualities`",
  known: ["peakRequestsPerSecond", "p99Milliseconds", "availability", "data"],
  later: ["readShare", "consistency", "recoveryPointMinutes", "recoveryTimeMinutes"],
};

/** Numbers that the product has to reach: each changes values of the generated configuration. */
export function readQualities(tree: Tree, report: Report): DraftQualities {
  const found = keysOf(tree, KEYS, report);
  const read = (
    key: keyof DraftQualities,
    numberOf: (tree: Tree) => number | undefined,
  ): DraftQualities => {
    const entry = found?.get(key);
    const value = entry && numberOf(entry.value);
    return value === undefined ? {} : { [key]: { value, at: entry!.value.at } };
  };
  const whole = (key: keyof DraftQualities, maximum: number, example: number) =>
    read(key, (value) => wholeOf(value, `\`${key}\``, { minimum: 1, maximum, example }, report));
  return {
    ...whole("peakRequestsPerSecond", 10_000_000, 100),
    ...whole("p99Milliseconds", LONGEST_P99_MS, 250),
    ...read("availability", (value) => percentOf(value, report)),
  };
}

/** What two thirds of a month may be away for needs no plan, and five nines no single region can have. */
function percentOf(tree: Tree, report: Report): number | undefined {
  const scalar = scalarOf(tree, "`availability`", report);
  if (!scalar) return undefined;
  const value = scalar.plain && /^\d\d(?:\.\d{1,3})?$/.test(scalar.text) ? Number(scalar.text) : 0;
  if (value >= 90) return value;
  const message = `\`availability\` is a share of time in percent, from 90 to 99.999, not ${shown(scalar.text)}`;
  report("GP1105", scalar.at, message, "Write a number such as 99.9.");
  return undefined;
}
