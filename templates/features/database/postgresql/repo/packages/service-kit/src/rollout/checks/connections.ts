import { type Database, openPostgres } from "../../database.ts";
import { createLog } from "../../log.ts";
import { asProgram, type Finding, finding } from "../finding.ts";
import { configOf } from "../services.ts";

/** How many connections the processes of a service may have at a time. */
export interface Wanted {
  readonly service: string;
  readonly url: string;
  readonly connections: number;
}

/** Replicas beyond the most that may run: in a rollout one takes over, and one ends what it has begun. */
const SURGE = 2;

/** `orders=4`: at most four replicas, each with its pool and a connection more. */
export async function wantedBy(word: string, env = process.env): Promise<Wanted> {
  const [, service = "", replicas] = /^([a-z][\w-]*)=(\d+)$/.exec(word) ?? [];
  if (!service) throw new Error(`${word} is no service with its replicas`);
  const { DATABASE_URL, DATABASE_POOL } = await configOf(service, env);
  const connections = (Number(replicas) + SURGE) * (Number(DATABASE_POOL) + 1);
  return { service, url: String(DATABASE_URL), connections };
}

/** Has every server connections enough for all replicas that may run at a time? */
export async function checkConnections(
  wanted: readonly Wanted[],
  open: (url: string) => Database = (url) =>
    openPostgres({ url, log: createLog("rollout", "warn"), poolSize: 1 }),
): Promise<Finding> {
  const servers = Map.groupBy(wanted, ({ url }) => new URL(url).host);
  const [wrong, seen]: [string[], string[]] = [[], []];
  for (const [host, here] of servers) {
    const sum = here.reduce((all, { connections }) => all + connections, 0);
    const free = await connectionsOf(open(here[0]!.url));
    (sum > free ? wrong : seen).push(`${host}: ${sum} of ${free} connections`);
    seen.push(...here.map(({ service, connections }) => `${service}: ${connections}`));
  }
  return finding(wrong, seen);
}

/** Without those that the server keeps for its administrators. */
async function connectionsOf(database: Database): Promise<number> {
  try {
    const rows = await database.db
      .selectFrom("pg_catalog.pg_settings")
      .select(["name", "setting"])
      .where("name", "in", [
        "max_connections",
        "superuser_reserved_connections",
        "reserved_connections",
      ])
      .execute();
    const sum = rows.map(({ name, setting }) =>
      name === "max_connections" ? Number(setting) : -Number(setting),
    );
    return sum.reduce((all, one) => all + one, 0);
  } finally {
    await database.close();
  }
}

if (import.meta.main) {
  await asProgram(async () =>
    checkConnections(await Promise.all(process.argv.slice(2).map((word) => wantedBy(word)))),
  );
}
