import { spawn } from "node:child_process";

export interface Took {
  ms: number;
  /** Peak resident set of the process, in MiB; only where it was asked for. */
  mib: number;
}

/** Prints the peak of a Node process when it ends, on its third stream. */
const PEAK = `data:text/javascript,import { writeSync } from "node:fs";process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Runs a command to its end; throws what it said where it fails. */
export function time(
  command: readonly string[],
  options: { cwd?: string; peak?: boolean; env?: Record<string, string> } = {},
): Promise<Took> {
  const [program = "", ...args] = command;
  const flags = options.peak ? ["--import", PEAK] : [];
  const begin = performance.now();
  const child = spawn(program, [...flags, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let said = "";
  let peak = "";
  child.stdout!.on("data", (data) => (said += data));
  child.stderr!.on("data", (data) => (said += data));
  child.stdio[3]!.on("data", (data) => (peak += data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ ms: performance.now() - begin, mib: Number(peak) / 1024 });
      else reject(new Error(`${command.join(" ")} ended with ${code}:\n${said}`));
    });
  });
}

/** Runs each of several in turn, so that all meet the same machine, and gives the median of each. */
export async function medians(
  rounds: number,
  runs: readonly (() => Promise<number>)[],
): Promise<number[]> {
  const all: number[][] = runs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, run] of runs.entries()) all[index]!.push(await run());
  }
  return all.map((values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!);
}
