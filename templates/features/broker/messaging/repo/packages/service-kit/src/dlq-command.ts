import { parseArgs } from "node:util";
import { openPostgres } from "./database.ts";
import { drop, list, replay } from "./dlq.ts";
import { createLog } from "./log.ts";

const usage = `npm run dlq -- <command> [name …] [--all] [--service name]

  list               the events that a service could not react to, and why
  show    <name …>   all about some of them
  replay  <name …>   have the service try again
  drop    <name …>   forget them

A name is what \`list\` prints first. --all stands for every one of them, --service for those of one service.
They are looked for in DATABASE_URL, or in DEV_DATA while nothing else uses it.`;

/** Ends the process with code 1 and says how to go on. */
function refuse(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(1);
}

async function open() {
  const { DATABASE_URL, DEV_DATA } = process.env;
  if (DATABASE_URL) {
    return openPostgres({ url: DATABASE_URL, log: createLog("dlq", "warn"), poolSize: 1 });
  }
  if (!DEV_DATA) return refuse("Set DATABASE_URL or DEV_DATA");
  const { openEmbedded } = await import("./embedded.ts");
  return openEmbedded(DEV_DATA);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { all: { type: "boolean" }, service: { type: "string" } },
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Events hold what anybody sent: nothing of it may steer the terminal. */
const plain = (text: string) => text.replaceAll(/(?!\n)\p{Cc}/gu, " ");

const { positionals, values } = read();
const [command = "", ...names] = positionals;
const { all = false, service } = values;
if (!["list", "show", "replay", "drop"].includes(command)) refuse("Which command?");
if (command !== "list" && names.length === 0 && !all) refuse("Which ones? Name them, or say --all");
const misspelt = names.find((name) => !/^\w+\/\d{1,15}$/.test(name));
if (misspelt) refuse(`${misspelt} is no name of one`);
const chosen = { service, ...(names.length > 0 && { names }) };

const database = await open();
try {
  if (command === "replay") console.log(`${await replay(database, chosen)} will be tried again`);
  else if (command === "drop") console.log(`${await drop(database, chosen)} dropped`);
  else {
    for (const one of await list(database, chosen)) {
      const { name, parkedAt, type, key, attempts, reason } = one;
      const line = `${name}  ${parkedAt}  ${type}  ${key}  ${attempts} attempts  ${reason}`;
      if (command === "show") console.log(plain(JSON.stringify(one, null, 2)));
      else console.log(plain(line.replaceAll("\n", " ")));
    }
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await database.close();
}
