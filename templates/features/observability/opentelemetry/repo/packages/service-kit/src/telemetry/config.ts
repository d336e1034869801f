import type { Reader } from "../config.ts";

/** As OpenTelemetry names them: who decides whether a trace is kept. With `parentbased_`, a caller's decision stands. */
export const samplers = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
] as const;

/** A share, from 0 to 1. */
export const share =
  (fallback: number): Reader<number> =>
  (value) => {
    const number =
      value === undefined ? fallback : /^[01]?(\.\d+)?$/.test(value) ? Number(value) : NaN;
    if (number >= 0 && number <= 1) return number;
    throw new Error("must be a number from 0 to 1");
  };
