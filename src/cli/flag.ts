/** A flag of a command. */
export interface Flag {
  name: string;
  short?: string;
  /** What stands behind it, such as `FILE`; absent: it is a switch. */
  value?: string;
  many?: true;
  text: string;
  /** The kinds of things that it says something of; absent: of all. */
  of?: readonly string[];
}

/** What `groundplan` can be asked to do. */
export interface Command {
  name: string;
  /** What follows its name, such as `<dir>`. */
  usage: string;
  text: string;
  /** How many words may follow. */
  words: number;
  /** What they may be, where there are a few. */
  choices?: readonly string[];
  /** What the command is about by its first word, and how the path of each is written: kind → path. */
  kinds?: Readonly<Record<string, string>>;
  flags: readonly Flag[];
  examples: readonly string[];
}

export const help: Flag = { name: "help", short: "h", text: "Show this help" };
export const version: Flag = { name: "version", short: "v", text: "Show the version" };
export const json: Flag = { name: "json", text: "Print one JSON document and ask nothing" };
export const set: Flag = {
  name: "set",
  value: "path=value",
  many: true,
  text: "Set a value of the blueprint, as often as needed",
};

export const yes: Flag = { name: "yes", short: "y", text: "Ask nothing" };
/** Of `regenerate`, and of all that ends in it. */
export const merging: readonly Flag[] = [
  { name: "dry-run", text: "Say what would change and why, and write nothing" },
  { name: "apply", value: "HASH", text: "Write exactly what a dry run showed" },
  { name: "diff", text: "Show the changes line by line, and write nothing" },
  { name: "ours", text: "Where both changed the same lines, keep yours" },
  { name: "theirs", text: "Where both changed the same lines, take groundplan's" },
  { name: "breaking", text: "Accept breaking changes whose version was not raised" },
  { name: "allow-loss", text: "Accept migrations that drop what tables hold" },
  {
    name: "backfill",
    value: "path=value",
    many: true,
    text: "What rows that are there get in a field",
  },
  { name: "no-install", text: "Run no steps, such as installing packages" },
];
