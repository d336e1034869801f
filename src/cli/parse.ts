import { parseArgs } from "node:util";
import { shown } from "../blueprint/shown.ts";
import { nearest } from "../blueprint/suggest.ts";
import { COMMANDS, GLOBAL_FLAGS, type Command, type Flag } from "./commands.ts";
import { UsageError, type Complaint } from "../questions/usage-error.ts";
import type { Recovery } from "../workspace/recover.ts";

export interface Invocation {
  command: Command | undefined;
  words: readonly string[];
  switches: ReadonlySet<string>;
  /** Flags with a value: the last one given. */
  values: ReadonlyMap<string, string>;
  /** Flags that may be given several times. */
  lists: ReadonlyMap<string, readonly string[]>;
  /** What an interrupted run had left in the repo, and was told before the command began. */
  recovered?: Recovery;
}

/**
 * What the user typed behind `groundplan`.
 * @throws {UsageError} naming everything that is wrong at once, with the nearest word that would be right.
 */
export function parse(argv: readonly string[]): Invocation {
  const [first, ...rest] = argv;
  if (first === undefined || first.startsWith("-")) return read(undefined, argv);
  if (first === "help") {
    const [name = "", ...words] = rest;
    return read(commandNamed(name), [...words, "--help"], name === "");
  }
  return read(commandNamed(first), rest);
}

function commandNamed(name: string): Command | undefined {
  const command = COMMANDS.find((each) => each.name === name);
  if (command || name === "") return command;
  const near = nearest(
    name,
    COMMANDS.map((each) => each.name),
  );
  const help = near ? `Did you mean groundplan ${near}?` : "See groundplan --help.";
  throw new UsageError({ message: `There is no command ${shown(name)}.`, help });
}

function read(command: Command | undefined, argv: readonly string[], bare = false): Invocation {
  const flags = bare || !command ? GLOBAL_FLAGS : command.flags;
  const complaints: Complaint[] = [];
  const words: string[] = [];
  const switches = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();

  for (const token of tokens(flags, argv)) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const flag = flags.find((each) => each.name === token.name);
    const wrong = flag ? misuse(flag, token) : unknown(token.rawName, command, flags);
    if (wrong) complaints.push(wrong);
    else if (!flag?.value) switches.add(token.name);
    else if (flag.many) lists.set(flag.name, [...(lists.get(flag.name) ?? []), token.value ?? ""]);
    else values.set(flag.name, token.value ?? "");
  }
  const tooMany = words.slice(command?.words ?? 0);
  if (tooMany.length > 0) {
    const help = `See groundplan ${command ? `${command.name} ` : ""}--help.`;
    complaints.push({ message: `${shown(tooMany.join(" "))} is too much.`, help });
  }
  if (complaints.length > 0 && !switches.has("help")) throw new UsageError(...complaints);
  return { command, words, switches, values, lists };
}

function tokens(flags: readonly Flag[], argv: readonly string[]) {
  const options = Object.fromEntries(
    flags.map((flag) => [
      flag.name,
      {
        type: flag.value ? ("string" as const) : ("boolean" as const),
        multiple: flag.many === true,
        ...(flag.short ? { short: flag.short } : {}),
      },
    ]),
  );
  const args = [...argv];
  return parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

interface OptionToken {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function misuse(flag: Flag, { rawName, value, inlineValue }: OptionToken): Complaint | undefined {
  const example = `--${flag.name} ${flag.value}`;
  if (!flag.value && value !== undefined) return { message: `${rawName} takes no value.` };
  if (!flag.value) return undefined;
  const nextFlag = !inlineValue && value !== undefined && /^-./.test(value);
  return !value || nextFlag
    ? { message: `${rawName} needs a value.`, help: `Write ${example}.` }
    : undefined;
}

function unknown(rawName: string, command: Command | undefined, flags: readonly Flag[]): Complaint {
  const elsewhere = command ? undefined : COMMANDS.find((c) => hasFlag(c, rawName));
  const near = nearest(
    rawName,
    flags.map((flag) => `--${flag.name}`),
  );
  const help = elsewhere
    ? `It belongs behind the command: groundplan ${elsewhere.name} ${rawName}.`
    : near
      ? `Did you mean ${near}?`
      : `See groundplan ${command ? `${command.name} ` : ""}--help.`;
  return { message: `There is no flag ${shown(rawName)}.`, help };
}

const hasFlag = (command: Command, rawName: string) =>
  command.flags.some((flag) => `--${flag.name}` === rawName);
