import type { Database } from "./database.ts";
import { kitLog, type Logger } from "./log.ts";
import { Outage } from "./outage.ts";
import type { Session } from "./session.ts";
import { type Pause, pause } from "./timing.ts";

/** The time in which one process leads. */
export interface Term {
  /** Aborted when the term ends: the process stops, or the connection to the database is gone and another may lead. */
  readonly signal: AbortSignal;
  /** The connection that holds the lock. */
  readonly session: Session;
}

export interface LeaderParts {
  readonly database: Database;
  readonly log: Logger;
  readonly pause?: Pause;
}

export interface Leadership {
  /** Ends the term; resolves when the work has come to its end. */
  close(): Promise<void>;
}

/**
 * Does work that one process at a time may do, over all that use the database: whoever comes first leads, the others ask once a
 * second whether it has gone. The work ends soon after its signal; when it fails it is begun anew, here or elsewhere.
 */
export function lead(
  { database, log, pause: rest = pause }: LeaderParts,
  name: string,
  work: (term: Term) => Promise<void>,
): Leadership {
  const closing = new AbortController();
  const words = kitLog(log);
  const outage = new Outage(log, { begun: "cannot lead", over: "can lead again" });
  const running = (async () => {
    while (!closing.signal.aborted) {
      await serve().catch((err: unknown) => outage.failed(err, { name }));
      await rest(1000, closing.signal);
    }
  })();
  return {
    async close() {
      closing.abort();
      await running;
    },
  };

  async function serve() {
    const session = await database.session();
    try {
      const signal = AbortSignal.any([closing.signal, session.lost]);
      while (!(await session.lock(name))) if (!(await rest(1000, signal))) return;
      if (signal.aborted) return;
      outage.succeeded();
      words.info({ name }, "leads");
      await work({ signal, session });
      if (session.lost.aborted) words.warn({ name }, "leads no more: the connection is gone");
    } finally {
      await session.close();
    }
  }
}
