import pg from "pg";

/**
 * A connection of its own, for what belongs to a connection: locks and notifications. Both end with it. A pooler such as PgBouncer
 * must give it a server connection for itself (`pool_mode = session`), or be left out.
 */
export interface Session {
  /** Takes a lock that one session at a time can have. Says whether this one has it now. */
  lock(name: string): Promise<boolean>;
  /** The channel's name has small letters and `_` only. */
  listen(channel: string, hear: (payload: string) => void): Promise<void>;
  /** Aborted when the connection is gone, and with it what it held. */
  readonly lost: AbortSignal;
  close(): Promise<void>;
}

/** Rejects when the server does not answer. */
export async function postgresSession(config: pg.ClientConfig): Promise<Session> {
  const client = new pg.Client({
    ...config,
    query_timeout: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
  });
  const gone = new AbortController();
  const hears = new Map<string, (payload: string) => void>();
  const lose = () => gone.abort(new Error("The connection to the database is gone"));
  client.on("error", lose).on("end", lose);
  client.on("notification", ({ channel, payload = "" }) => hears.get(channel)?.(payload));
  await client.connect();
  // so that the server, too, notices within seconds when this machine has gone, and gives the locks to others
  await client.query(
    "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
  );
  return {
    async lock(name) {
      const { rows } = await client.query(
        "select pg_try_advisory_lock(hashtext('session'), hashtext($1)) as locked",
        [name],
      );
      return rows[0].locked;
    },
    async listen(channel, hear) {
      hears.set(channel, hear);
      await client.query(`listen ${channel}`);
    },
    lost: gone.signal,
    close: () => client.end().catch(() => {}),
  };
}
