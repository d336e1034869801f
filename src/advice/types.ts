/** What has to be known of a blueprint to compute numbers from it. All arrays are in the order of the file. */
export interface Load {
  /** What the blueprint says; absent: nothing. */
  qualities: Wanted;
  /** Everything runs in one process, which nobody takes over from. */
  oneProcess: boolean;
  services: readonly CallingService[];
}

export interface Wanted {
  peakRequestsPerSecond?: number;
  p99Milliseconds?: number;
  /** In percent. */
  availability?: number;
}

/** Blueprints and their drafts both have more; calls may lead nowhere and go in circles. */
export interface CallingService {
  name: string;
  operations: readonly CallingOperation[];
}

export interface CallingOperation {
  name: string;
  calls: readonly { service: string; operation: string }[];
}

/** The numbers of one service. Times are in milliseconds. */
export interface Numbers {
  /** The longest way of synchronous calls that begins here, in calls. */
  hops: number;
  limits: Limits;
  objectives: Objectives;
}

export interface Limits {
  /** After which a request is given up. */
  requestTimeoutMs: number;
  /** After which a statement of SQL is cancelled. */
  statementTimeoutMs: number;
  /** After which a call of another service is given up; 0: it calls nobody. */
  callTimeoutMs: number;
  /** Connections that one process opens to its database. */
  poolSize: number;
  /** Processes that run at least, and usually. */
  replicas: number;
  /** Processes that may run when there is more to do than was planned. */
  maxReplicas: number;
  /** Connections that all of them may open, and two processes more during a rollout, each with one beside its pool. */
  maxConnections: number;
  /** Thousandths of a core that one process asks for: its share of the peak takes `CPU_TARGET` percent of them, but a core at most. */
  cpuMillis: number;
  /** Requests a second that one process takes; null: no peak was said. */
  rateLimit: number | null;
}

export interface Objectives {
  /** Share of requests, in percent, that do not fail by the service's own fault. */
  availability: number;
  /** The share that may. */
  errorBudget: number;
  /** The same as minutes in 30 days of failing altogether. */
  errorBudgetMinutes: number;
  /** Within this time `latencyShare` of all requests are answered. */
  latencyMs: number;
  latencySeconds: number;
  latencyShare: number;
  alerts: readonly BurnAlert[];
}

/**
 * Somebody is told when in both windows the error budget is used up `burnRate` times faster than it may be:
 * multiwindow, multi-burn-rate alerts of the Site Reliability Workbook, chapter 5.
 */
export interface BurnAlert {
  severity: "page" | "ticket";
  burnRate: number;
  /** Durations as Prometheus writes them. */
  long: string;
  short: string;
  /** The share of failures at that rate. */
  threshold: number;
}

/** A quality that an operation cannot have. */
export interface Contradiction {
  quality: keyof Wanted;
  service: string;
  /** Null: any that calls nobody. */
  operation: string | null;
  /** Visits of services, one after the other, the first one included. */
  visits: number;
  /** The services that take part, in the order in which they are reached. */
  services: ReadonlySet<string>;
  /** The best that can be had: percent, or milliseconds. */
  reachable: number;
}
