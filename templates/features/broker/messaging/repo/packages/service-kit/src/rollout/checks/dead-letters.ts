import { list } from "../../dlq.ts";
import { type Database, openPostgres } from "../../database.ts";
import { createLog } from "../../log.ts";
import { asProgram, type Finding, finding } from "../finding.ts";

/** Is there no event that a service could not react to? */
export async function checkDeadLetters(database: Database): Promise<Finding> {
  const parked = await list(database, {}).finally(() => database.close());
  const wrong = parked
    .slice(0, 10)
    .map(({ name, type, reason }) => `${name} ${type}: ${reason.slice(0, 200)}`);
  return finding(wrong, [`${parked.length} events are put aside`]);
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL ?? "";
  await asProgram(() =>
    checkDeadLetters(openPostgres({ url, log: createLog("rollout", "warn"), poolSize: 1 })),
  );
}
