import { execa } from "execa";

/** How a program ended; `output` is what it wrote to both streams, in order. */
export interface Ended {
  code: number | undefined;
  output: string;
}

export interface RunOptions {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
}

/** Runs a program to its end. It never throws: what cannot be started ends with code 127. */
export async function run(
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env = {}, timeoutMs = 120_000 }: RunOptions,
): Promise<Ended> {
  const ended = await execa(command, args, {
    ...always,
    cwd,
    env: { ...environment(), ...env },
    timeout: timeoutMs,
  });
  const note = ended.timedOut ? `\n(stopped after ${timeoutMs} ms)` : "";
  const code = ended.code === "ENOENT" ? 127 : ended.exitCode;
  return { code, output: `${ended.all ?? ended.message}${note}` };
}

/** A program that goes on until it is told to stop. */
export interface Running {
  output(): string;
  /** Waits until the output holds this text; throws with the output when the program ends first or takes too long. */
  says(text: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Ended>;
  signal(name: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Starts a program with a group of its own, so that what it started ends with it. */
export function start(
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env = {} }: RunOptions,
): Running {
  const child = execa(command, args, {
    ...always,
    cwd,
    env: { ...environment(), ...env },
    detached: true,
    buffer: false,
  });
  let output = "";
  child.all.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = child.then((result) => ({ code: result.exitCode, output }));
  const group = (name: NodeJS.Signals) => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      /* It has ended already. */
    }
  };
  return {
    ended,
    output: () => output,
    signal: (name) => void child.kill(name),
    async says(text, timeoutMs = 90_000) {
      const holds = () => (typeof text === "string" ? output.includes(text) : text.test(output));
      const until = Date.now() + timeoutMs;
      let over = false;
      void ended.then(() => (over = true));
      while (!holds()) {
        if (over) throw new Error(`It ended before it said ${text}:\n${output}`);
        if (Date.now() > until) throw new Error(`It never said ${text}:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    async stop() {
      group("SIGTERM");
      const late = setTimeout(() => group("SIGKILL"), 25_000);
      return ended.finally(() => clearTimeout(late));
    },
  };
}

const always = { all: true, reject: false, extendEnv: false, stdin: "ignore" } as const;

/** The environment of a user: nothing of the test runner's or of the npm script round it. Metrics, if there are any, at a port of their own. */
export function environment(): NodeJS.ProcessEnv {
  const hidden =
    /^(FORCE_COLOR|CI|VITEST.*|NODE_ENV|NODE_OPTIONS|npm_.*|DATABASE_URL|NATS_URL|PORT)$/i;
  const own = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: "1", METRICS_PORT: "0" };
}
