import { networkInterfaces } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { ConfigError } from "./config.ts";
import { type App, drain } from "./http.ts";
import type { Logger } from "./log.ts";

export interface ServeOptions {
  readonly log: Logger;
  readonly apps: readonly { readonly app: App; readonly port: number }[];
  /** Every address of the machine, if not this one only. */
  readonly host?: string | undefined;
  /** Closes what the apps used, after the last answer. */
  readonly close: () => Promise<void>;
  /** How long it says that it is not ready before it stops listening: a load balancer must notice. */
  readonly drainMs?: number;
  /** After which it gives up and leaves with code 1. */
  readonly stopMs?: number;
}

/**
 * Whatever nobody catches, a start that fails included, is one line of log that says why, and ends the process with code 1. To
 * be called before anything can fail.
 */
export function endOnError(log: Logger): void {
  process.on("uncaughtException", (err) => {
    if (err instanceof ConfigError) log.fatal({ mistakes: err.mistakes }, "wrong environment");
    else log.fatal({ err }, "unexpected error");
    process.exit(1);
  });
}

/**
 * Listens until SIGTERM or SIGINT. Then it says that it is not ready, stops listening, ends what runs, closes its parts and
 * leaves with code 0.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { log, apps, host = everywhere(), close, drainMs = 0, stopMs } = options;
  for (const { app, port } of apps) await app.listen({ port, host });
  log.info({ ports: apps.map(({ port }) => port) }, "listening");
  closeOnSignal(
    log,
    async () => {
      for (const { app } of apps) drain(app);
      await wait(drainMs);
      await Promise.all(apps.map(({ app }) => closeApp(app)));
      await close();
    },
    stopMs,
  );
}

function everywhere(): string {
  const all = Object.values(networkInterfaces()).flat();
  return all.some((one) => one?.family === "IPv6") ? "::" : "0.0.0.0";
}

/** A connection on which a request ended while the app was closing is idle, and nobody else closes it. */
async function closeApp(app: App): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections?.(), 50);
  await app.close().finally(() => clearInterval(idle));
}

/** Closes at the first signal and leaves; a second signal, or `stopMs` later, ends the process at once. */
export function closeOnSignal(log: Logger, close: () => Promise<void>, stopMs = 20_000): void {
  let stopping = false;
  const leave = (code: number) => log.flush(() => process.exit(code));
  const stop = (signal: string) => {
    if (stopping) return leave(1);
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.error({ stopMs }, "it takes too long to stop");
      leave(1);
    }, stopMs);
    close().then(
      () => leave(0),
      (err: unknown) => {
        log.error({ err }, "failed to stop");
        leave(1);
      },
    );
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}
