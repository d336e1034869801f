import { COMMANDS, GLOBAL_FLAGS, type Command, type Flag } from "./commands.ts";
import { usageOf } from "./edit-commands.ts";

/** The text of `groundplan --help`, of one command's `--help`, or of that for one kind of thing, such as `add field --help`. */
export function helpText(command: Command | undefined, word?: string): string {
  if (!command) return overview();
  const path = word === undefined ? undefined : command.kinds?.[word];
  return word === undefined || path === undefined
    ? commandHelp(command)
    : kindHelp(command, word, path);
}

function overview(): string {
  return `Draw the ground plan of a backend; get the building; keep changing the plan.

Usage: groundplan <command> [flags]

Commands:
${columns(COMMANDS.map((each) => [`${each.name} ${brief(each)}`, each.text]))}

Flags:
${columns(GLOBAL_FLAGS.map((flag) => [flagUsage(flag), flag.text]))}

Example:
  groundplan new my-system

groundplan <command> --help says more. There is no telemetry.`;
}

/** The first of the words that follow. */
const brief = ({ usage }: Command): string => usage.replace(/ .*/, " …");

function commandHelp(command: Command): string {
  const { name, text, usage, flags, examples, kinds } = command;
  const differ = flags.some(({ of }) => of);
  const more = differ ? `\ngroundplan ${name} <kind> --help says what each takes.\n` : "";
  const paths = kinds ? `\nKinds and their paths:\n${columns(Object.entries(kinds))}\n${more}` : "";
  const said = `${name} ${usage}`.trim();
  return page(text, said, flags, examples, paths);
}

function kindHelp({ name, text, usage, flags, examples }: Command, kind: string, path: string) {
  const own = flags.filter(({ of }) => of?.includes(kind) ?? true);
  const about = examples.filter((example) => example.startsWith(`groundplan ${name} ${kind} `));
  const said = [name, ...usageOf(usage, kind, path)].join(" ");
  return page(text, said, own, about.length > 0 ? about : examples);
}

const page = (
  text: string,
  usage: string,
  flags: readonly Flag[],
  examples: readonly string[],
  between = "",
): string => `${text}.

Usage: groundplan ${usage} [flags]
${between}
Flags:
${columns(flags.map((flag) => [flagUsage(flag), flag.text]))}

Examples:
${examples.map((example) => `  ${example}`).join("\n")}`;

function flagUsage({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
