import type { Limits } from "./types.ts";

type Timeouts = Pick<Limits, "requestTimeoutMs" | "statementTimeoutMs" | "callTimeoutMs">;

const SHORTEST_SHARE_MS = 200;

/**
 * A request is given up after ten times the latency that 99 of 100 must keep. On the longest way of calls every service has an
 * equal share of that time, so that who calls has a share more than its calls; a statement has half a share.
 * @param p99 in milliseconds. @param hops of the service. @param longest way of calls in the system, in calls.
 */
export function timeoutsOf(p99: number, hops: number, longest: number): Timeouts {
  const share = shareOf(p99, longest);
  return {
    requestTimeoutMs: share * (hops + 1),
    callTimeoutMs: share * hops,
    statementTimeoutMs: Math.floor(share / 2),
  };
}

const shareOf = (p99: number, longest: number): number => {
  const total = Math.min(Math.max(p99 * 10, 1000), 60_000);
  return Math.max(Math.floor(total / (longest + 1)), SHORTEST_SHARE_MS);
};
