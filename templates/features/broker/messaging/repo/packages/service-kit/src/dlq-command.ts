import { parseArgs } from "node:util";
import type { Database } from "./database.ts";
import { drop, list, type Parked, replay } from "./dlq.ts";

export const usage = `npm run dlq -- <command> [name …] [--all] [--service name]

  list               the events that a service could not react to, and why
  show    <name …>   all about some of them
  replay  <name …>   have the service try again
  drop    <name …>   forget them

A name is what \`list\` prints first. --all stands for every one of them, --service for those of one service.
They are looked for in DATABASE_URL, or in DEV_DATA while nothing else uses it.`;

/** Does what the arguments say and tells what to print. Throws where they say too little. */
export async function dlqCommand(args: string[], open: () => Promise<Database>): Promise<string> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { all: { type: "boolean" }, service: { type: "string" } },
  });
  const [command = "", ...names] = positionals;
  const { all = false, service } = values;
  const run = commands.get(command);
  if (!run) throw new Error("Which command?");
  if (command !== "list" && names.length === 0 && !all) {
    throw new Error("Which ones? Name them, or say --all");
  }
  const misspelt = names.find((name) => !/^\w+\/\d{1,15}$/.test(name));
  if (misspelt) throw new Error(`${misspelt} is no name of one`);
  const database = await open();
  try {
    return plain(await run(database, { service, ...(names.length > 0 && { names }) }));
  } finally {
    await database.close();
  }
}

type Run = (database: Database, chosen: Parameters<typeof list>[1]) => Promise<string>;

const commands = new Map<string, Run>(
  Object.entries({
    list: async (...chosen) => (await list(...chosen)).map(line).join("\n"),
    show: async (...chosen) =>
      (await list(...chosen)).map((one) => JSON.stringify(one, null, 2)).join("\n"),
    replay: async (...chosen) => `${await replay(...chosen)} will be tried again`,
    drop: async (...chosen) => `${await drop(...chosen)} dropped`,
  } satisfies Record<string, Run>),
);

const line = ({ name, parkedAt, type, key, attempts, reason }: Parked) =>
  `${name}  ${parkedAt}  ${type}  ${key}  ${attempts} attempts  ${reason}`.replaceAll("\n", " ");

/** Events hold what anybody sent: nothing of it may steer the terminal. */
const plain = (text: string) => text.replaceAll(/(?!\n)\p{Cc}/gu, " ");
