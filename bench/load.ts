import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import autocannon from "autocannon";

const SECONDS = 2;
const CONNECTIONS = 40;
/** So many answers until what is seldom called has been compiled, too: of ten requests one is traced. On a busy machine seconds would not do. */
const FIRST = 60_000;

/** A server of `servers/server.ts`, and what is asked of it. */
export interface Server {
  child: ChildProcess;
  url: string;
  headers: Record<string, string>;
}

/** Answers a second, and the CPU time that the server's process took for each, in µs. */
export interface Load {
  rate: number;
  micros: number;
}

/** Asks a server as fast as it answers; throws where one answer is no success. */
async function load({ child, url, headers }: Server, amount?: number): Promise<Load> {
  const before = await cpu(child);
  const long = amount === undefined ? { duration: SECONDS } : { amount };
  const {
    requests: { average: rate, total },
    non2xx,
    errors,
  } = await autocannon({ url, headers, ...long, connections: CONNECTIONS });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors at ${url}`);
  return { rate, micros: ((await cpu(child)) - before) / total };
}

/** What the process has used so far, in µs, in it and for it in the kernel. */
async function cpu(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [micros] = await once(child, "message");
  return micros;
}

/** Loads each of several servers in turn, after a first time until it is compiled; the median of each figure. */
export async function loads(rounds: number, servers: readonly Server[]): Promise<Load[]> {
  for (const server of servers) await load(server, FIRST);
  const all: Load[][] = servers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, server] of servers.entries()) all[index]!.push(await load(server));
  }
  return all.map((some) => ({
    rate: middle(some.map(({ rate }) => rate)),
    micros: middle(some.map(({ micros }) => micros)),
  }));
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

export const figures = ({ rate, micros }: Load) =>
  `${Math.round(rate)}/s (${Math.round(micros)} µs of CPU)`;
