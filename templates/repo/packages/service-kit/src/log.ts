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

let second = 0;
let upToSecond = "";

/** The time as ISO 8601; Date does most of it only once a second. */
function isoTime(): string {
  const now = Date.now();
  const millisecond = now % 1000;
  if (now - millisecond !== second) {
    second = now - millisecond;
    upToSecond = new Date(second).toISOString().slice(0, -4);
  }
  return `${upToSecond}${String(millisecond).padStart(3, "0")}Z`;
}

let shared: pino.DestinationStream | undefined;

/** One for all services in a process. */
const standardOutput = () =>
  (shared ??= pino.destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 250 }));
