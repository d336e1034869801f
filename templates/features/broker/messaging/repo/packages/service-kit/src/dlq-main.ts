import { type Database, openPostgres } from "./database.ts";
import { dlqCommand, usage } from "./dlq-command.ts";
import { askDlq } from "./dlq-dev.ts";
import { createLog } from "./log.ts";

async function open(): Promise<Database> {
  const { DATABASE_URL, DEV_DATA } = process.env;
  if (DATABASE_URL) {
    return openPostgres({ url: DATABASE_URL, log: createLog("dlq", "warn"), poolSize: 1 });
  }
  if (!DEV_DATA) throw new Error("Start `npm run dev`, or set DATABASE_URL or DEV_DATA");
  const { openEmbedded } = await import("./embedded.ts");
  return openEmbedded(DEV_DATA);
}

try {
  const args = process.argv.slice(2);
  const said = process.env.DATABASE_URL ? undefined : await askDlq(args);
  const text = said ?? (await dlqCommand(args, open));
  if (text) console.log(text);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 1;
}
