import {
  CPU_TARGET,
  LEAST_CPU,
  LEAST_RATE,
  MOST_CPU,
  PROCESS_DOWN,
  REQUESTS_PER_PROCESS,
  SURGE,
  UNSAID,
} from "./assumptions.ts";
import type { Limits, Wanted } from "./types.ts";

type Capacity = Omit<Limits, "requestTimeoutMs" | "statementTimeoutMs" | "callTimeoutMs">;

/**
 * How many processes, connections and requests: each service is sized as if it saw the whole peak.
 * - As many processes as carry the peak, and one to spare; at least so many that all of them are down at once for no more than a tenth of the error budget.
 * - Twice the peak may be met by more processes.
 * - A pool holds what Little's law asks for while one process is down: arrivals × time in the database, taken as a tenth of the p99.
 * - While a version is rolled out two processes more are there: one that takes over, and one that ends what it has begun.
 * - A process asks for so much CPU that its share of the peak takes what the autoscaler aims at: a core is taken to carry what one process is planned for.
 *   More than a core it cannot use.
 * - A process refuses what exceeds twice its share of the peak, but no less than a few callers at once ask for.
 */
export function capacityOf(qualities: Wanted, oneProcess: boolean): Capacity {
  const { peakRequestsPerSecond: said } = qualities;
  const {
    peakRequestsPerSecond: peak,
    p99Milliseconds,
    availability,
  } = { ...UNSAID, ...qualities };
  const carrying = Math.ceil(peak / REQUESTS_PER_PROCESS);
  const least = leastProcesses(availability);
  const spare = least > 1 ? 1 : 0;
  const replicas = oneProcess ? 1 : Math.max(least, carrying + spare);
  const maxReplicas = oneProcess ? 1 : Math.max(replicas, 2 * carrying + spare);
  const arrivals = peak / Math.max(1, replicas - 1);
  const poolSize = clamp(Math.ceil((arrivals * p99Milliseconds) / 10 / 1000), 5, 50);
  return {
    poolSize,
    replicas,
    maxReplicas,
    maxConnections: (maxReplicas + SURGE) * (poolSize + 1),
    cpuMillis: clamp(
      Math.ceil((((peak / replicas / REQUESTS_PER_PROCESS) * 1000) / CPU_TARGET) * 100),
      LEAST_CPU,
      MOST_CPU,
    ),
    rateLimit: said === undefined ? null : Math.max(LEAST_RATE, Math.ceil((2 * peak) / replicas)),
  };
}

/** The least number of processes of which all are down at once for no more than a tenth of the error budget, if they fail by themselves. */
export function leastProcesses(availability: number): number {
  const share = (100 - availability) / 100 / 10;
  return Math.max(1, Math.ceil(Math.log(share) / Math.log(PROCESS_DOWN) - 1e-9));
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);
