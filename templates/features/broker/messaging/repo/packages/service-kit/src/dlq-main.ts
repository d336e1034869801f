import { type Database, openPostgres } from "./database.ts";
import { dlqCommand, usage } from "./dlq-command.ts";
import { createLog } from "./log.ts";

async function open(): Promise<Database> {
  const { DATABASE_URL, DEV_DATA } = process.env;
  if (DATABASE_URL) {
    return openPostgres({ url: DATABASE_URL, log: createLog("dlq", "warn"), poolSize: 1 });
  }
  if (!DEV_DATA) throw new Error("Set DATABASE_URL or DEV_DATA");
  const { openEmbedded } = await import("./embedded.ts");
  return openEmbedded(DEV_DATA);
}

try {
  const text = await dlqCommand(process.argv.slice(2), open);
  if (text) console.log(text);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 1;
}
