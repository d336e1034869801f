import { COMMANDS, GLOBAL_FLAGS, type Command, type Flag } from "./commands.ts";

/** The text of `groundplan --help`, or of one command's `--help`. */
export function helpText(command: Command | undefined): string {
  return command ? commandHelp(command) : overview();
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
  return `${command.text}.

Usage: groundplan ${command.name} ${command.usage} [flags]

Flags:
${columns(command.flags.map((flag) => [flagUsage(flag), flag.text]))}

Examples:
${command.examples.map((example) => `  ${example}`).join("\n")}`;
}

function flagUsage({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
