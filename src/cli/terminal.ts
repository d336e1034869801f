import { styleText } from "node:util";

type Style = (text: string) => string;

/** Where a command speaks; tests give one of their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Writes to stderr as it is, where that is a terminal. */
  live?: (text: string) => void;
  /** Somebody can be asked: input and output are both a terminal. */
  interactive: boolean;
  color: boolean;
  /** How wide the output is, where it is a terminal. */
  columns?: number;
  style: Record<"bold" | "dim" | "red" | "green" | "cyan", Style>;
}

/** The terminal of this process. Colours obey `FORCE_COLOR`, `NO_COLOR` and `TERM=dumb`, in this order. */
export function processTerminal(): Terminal {
  const color = wantsColor(process.env, process.stderr.isTTY === true);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY && { live: (text: string) => void process.stderr.write(text) }),
    // In this order: Node opens an input only when it is looked at.
    interactive: process.stdout.isTTY === true && process.stdin.isTTY === true,
    color,
    ...(process.stdout.columns > 0 && { columns: process.stdout.columns }),
    style: styles(color),
  };
}

/** Whether to colour what goes to a stream that is a terminal or not. */
export function wantsColor(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.FORCE_COLOR !== undefined) return !["0", "false"].includes(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return isTerminal && env.TERM !== "dumb";
}

/** The five styles, or five that change nothing. */
export function styles(color: boolean): Terminal["style"] {
  const style =
    (format: "bold" | "dim" | "red" | "green" | "cyan"): Style =>
    (text) =>
      color ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: style("bold"),
    dim: style("dim"),
    red: style("red"),
    green: style("green"),
    cyan: style("cyan"),
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}
