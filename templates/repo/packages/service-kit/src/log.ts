import pino from "pino";

export type Logger = pino.Logger;
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** JSON lines on standard output, written in batches; what is left is written when the process ends. */
export function createLog(
  service: string,
  level: LogLevel,
  destination: pino.DestinationStream = standardOutput(),
): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ["*.authorization", "*.cookie", "*.password", "*.secret", "*.token"],
  };
  return pino(options, destination);
}

export type AccessLine = (
  id: string,
  method: string,
  status: number,
  ms: number,
  code: string | undefined,
) => void;

/**
 * One line for each request on a route. This is half of what a small request costs when pino writes it, so the line is put together
 * here; only words that the service chose itself may come in.
 */
export function accessLog(log: Logger): (route: string) => AccessLine {
  if (!log.isLevelEnabled("info")) return () => () => {};
  const stream = (log as unknown as Record<symbol, pino.DestinationStream>)[
    pino.symbols.streamSym
  ]!;
  const service = JSON.stringify(log.bindings().service);
  return (route) => {
    const end = `","route":${JSON.stringify(route)},"msg":"request"}\n`;
    return (id, method, status, ms, code) => {
      const how = code === undefined ? "" : `,"code":"${code}"`;
      stream.write(
        `{"level":"info","time":"${isoTime()}","service":${service},"status":${status}${how},"ms":${ms.toFixed(1)},` +
          `"requestId":"${id}","method":"${method}${end}`,
      );
    };
  };
}

let now = 0;
let nowText = "";

/** The time as ISO 8601. Of many lines in a millisecond only the first pays for it. */
function isoTime(): string {
  const time = Date.now();
  if (time !== now) {
    now = time;
    nowText = new Date(time).toISOString();
  }
  return nowText;
}

let shared: pino.DestinationStream | undefined;

/** One for all services in a process. */
const standardOutput = () => (shared ??= batches());

/** Lines, written by the ten thousand characters or a tenth of a second later: to write each would cost more than to make it. */
function batches(): pino.DestinationStream & { flush(done?: (error?: Error) => void): void } {
  const output = pino.destination({ dest: 1, sync: false, maxWrite: 65_536 });
  let lines = "";
  let timer: NodeJS.Timeout | undefined;
  const pass = () => {
    clearTimeout(timer);
    timer = undefined;
    output.write(lines);
    lines = "";
  };
  process.on("exit", () => {
    pass();
    output.flushSync();
  });
  return {
    write(line) {
      lines += line;
      if (lines.length > 30_000) pass();
      else timer ??= setTimeout(pass, 100).unref();
    },
    flush(done) {
      pass();
      output.flush(done);
    },
  };
}
