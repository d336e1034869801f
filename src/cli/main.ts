import packageJson from "../../package.json" with { type: "json" };
import { UsageError } from "../questions/usage-error.ts";
import { EXIT } from "./exit-codes.ts";
import { helpText } from "./help.ts";
import { parse, type Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

type Run = (invocation: Invocation, terminal: Terminal) => Promise<number>;

/** Loaded when called, so that `--help` costs nothing. */
const RUN: Record<string, () => Promise<Run>> = {
  new: async () => (await import("./new.ts")).runNew,
  doctor: async () => (await import("./doctor.ts")).runDoctor,
  completion: async () => (await import("./completion.ts")).runCompletion,
  check: async () => (await import("./check.ts")).runCheck,
  explain: async () => (await import("./explain.ts")).runExplain,
  add: async () => (await import("./add.ts")).runAdd,
  rename: async () => (await import("./rename.ts")).runRename,
  remove: async () => (await import("./remove.ts")).runRemove,
  set: async () => (await import("./set.ts")).runSet,
  eject: async () => (await import("./eject.ts")).runEject,
  regenerate: async () => (await import("./regenerate.ts")).runRegenerate,
  contracts: async () => (await import("./contracts.ts")).runContracts,
  sdk: async () => (await import("./sdk.ts")).runSdk,
};

/** Commands that have nothing to do with the repo around. The others read nothing in it before an interrupted run has ended. */
const ELSEWHERE = ["new", "completion"];

/**
 * One run of the command line: reads `argv`, does it, and tells what went wrong.
 * @returns the exit code: 0 done, 1 bad input, 2 conflicts left, 3 drift, 70 a defect of groundplan, 130 interrupted.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    const { printFailure } = await import("./print-failure.ts");
    return printFailure(error, terminal, { argv, version: packageJson.version });
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const invocation = parse(argv);
  const { command, switches } = invocation;
  if (switches.has("version")) return say(packageJson.version, terminal);
  if (!command || switches.has("help"))
    return say(helpText(command, invocation.words[0]), terminal);
  const load = RUN[command.name];
  if (!load) throw new UsageError({ message: `There is no command "${command.name}".` });
  if (ELSEWHERE.includes(command.name)) return (await load())(invocation, terminal);
  const recovered = await (await import("./recovered.ts")).tellRecovered(terminal);
  return (await load())({ ...invocation, ...(recovered && { recovered }) }, terminal);
}

function say(text: string, terminal: Terminal): number {
  terminal.out(text);
  return EXIT.done;
}
