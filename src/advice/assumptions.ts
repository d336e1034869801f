/** What is taken where the blueprint says nothing: an availability that one process can have. */
export const UNSAID = { peakRequestsPerSecond: 100, p99Milliseconds: 1000, availability: 99 };

/** Requests a second that are planned for one process: an eighth of what one was seen to answer from PostgreSQL. */
export const REQUESTS_PER_PROCESS = 1000;

/** Processes beyond the most that may run while a version is rolled out: one that takes over, and one that ends what it has begun. */
export const SURGE = 2;

/** Connections beside those of services: three that PostgreSQL keeps for its superuser, the rest for people, backups and what watches it. */
export const SPARE_CONNECTIONS = 10;

/** Percent of the CPU that a process asks for at which the autoscaler starts more. */
export const CPU_TARGET = 60;

/** Thousandths of a core that a process asks for at least: below that, what it does when idle would look like load. */
export const LEAST_CPU = 50;

/** And at most: the code of a process runs in one thread, which could not come near the autoscaler's share of more. */
export const MOST_CPU = 1000;

/** Requests a second that one process takes at least: below that, two callers at once would look like overload. */
export const LEAST_RATE = 50;

/** The share of time that one process is not there: restarts, rollouts, lost machines. */
export const PROCESS_DOWN = 0.005;

/** The share of time that a service's database is there, with a standby that takes over. */
export const DATABASE_UP = 0.9999;

/** What one visit of a service takes of a request's time, at least: the way there, and a transaction that reaches the disk. */
export const VISIT_MS = 5;
