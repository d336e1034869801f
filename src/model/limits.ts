import type { Qualities } from "../blueprint/types.ts";
import type { LimitsModel } from "./types.ts";

const DEFAULT_P99 = 1000;
const DEFAULT_PEAK = 100;

/**
 * The numbers of the configuration that follow from load and latency.
 * A request is given up after ten times the latency wanted of 99 in 100, a statement or a call of another service after five times;
 * the pool holds what Little's law asks for at the peak (arrivals × time in the database, taken as a tenth of the p99):
 * all replicas together must stay below PostgreSQL's `max_connections`.
 */
export function limitsOf(qualities: Qualities): LimitsModel {
  const p99 = qualities.p99Milliseconds ?? DEFAULT_P99;
  const peak = qualities.peakRequestsPerSecond ?? DEFAULT_PEAK;
  const busy = peak * (p99 / 10 / 1000);
  return {
    requestTimeoutMs: clamp(p99 * 10, 1000, 60_000),
    statementTimeoutMs: clamp(p99 * 5, 500, 30_000),
    callTimeoutMs: clamp(p99 * 5, 500, 30_000),
    poolSize: clamp(Math.ceil(busy), 5, 50),
  };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);
