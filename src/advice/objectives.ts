import { UNSAID } from "./assumptions.ts";
import type { BurnAlert, Objectives, Wanted } from "./types.ts";

const MINUTES = 30 * 24 * 60;

const BURN_RATES: readonly Omit<BurnAlert, "threshold">[] = [
  { severity: "page", burnRate: 14.4, long: "1h", short: "5m" },
  { severity: "page", burnRate: 6, long: "6h", short: "30m" },
  { severity: "ticket", burnRate: 3, long: "1d", short: "2h" },
  { severity: "ticket", burnRate: 1, long: "3d", short: "6h" },
];

/** What a service promises over 30 days, and when somebody is told that it will not hold. A rate that no share of failures can reach is left out. */
export function objectivesOf(qualities: Wanted): Objectives {
  const { availability, p99Milliseconds } = { ...UNSAID, ...qualities };
  const errorBudget = tidy((100 - availability) / 100);
  return {
    availability,
    errorBudget,
    errorBudgetMinutes: tidy(MINUTES * errorBudget),
    latencyMs: p99Milliseconds,
    latencySeconds: p99Milliseconds / 1000,
    latencyShare: 0.99,
    alerts: BURN_RATES.map((one) => ({
      ...one,
      threshold: tidy(one.burnRate * errorBudget),
    })).filter(({ threshold }) => threshold < 1),
  };
}

/** Without the dust of binary fractions: `0.001`, not `0.0009999999999999432`. */
const tidy = (value: number): number => Number(value.toFixed(9));
