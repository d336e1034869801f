import type { ProjectOptions } from "../src/index.ts";
import type { AskAll } from "../src/questions/ask.ts";

/** Whom a generator talks to. */
export interface Host extends Pick<ProjectOptions, "onProgress" | "signal"> {
  /** Somebody can be asked. */
  interactive: boolean;
  out(text: string): void;
  ask(): Promise<AskAll>;
}

/** This process's terminal. The prompts are loaded when the first question comes. */
export const terminalHost = (): Host => ({
  // In this order: Node opens an input only when it is looked at.
  interactive: process.stdout.isTTY === true && process.stdin.isTTY === true,
  out: (text) => void process.stdout.write(`${text}\n`),
  ask: async () => (await import("../src/questions/inquirer.ts")).inquirerAsk(),
});
