import type { DestinationStream } from "pino";
import { createLog, type Logger } from "./log.ts";

/** What a service says in development: short lines for people, in place of JSON. */
export const devLog = (service: string): Logger =>
  createLog(
    service,
    "info",
    readable((text) => void process.stdout.write(text)),
  );

/** Turns what a log says into such lines; one for each request, as in production. */
export const readable = (write: (text: string) => void): DestinationStream => ({
  write: (line) => write(`${plain(shortened(JSON.parse(line)))}\n`),
});

interface Line {
  readonly level: string;
  readonly time: string;
  readonly service: string;
  readonly msg: string;
  readonly err?: { readonly stack?: string; readonly message?: string };
}

function shortened({ level, time, service, msg, err, ...more }: Line): string {
  const words = [new Date(time).toTimeString().slice(0, 8), service];
  if (msg === "request" && "method" in more) words.push(request(more));
  else {
    if (level !== "info") words.push(level);
    words.push(msg);
    if (Object.keys(more).length > 0) words.push(JSON.stringify(more));
  }
  const why = err?.stack ?? err?.message;
  return words.join(" ") + (why === undefined ? "" : `\n${why}`);
}

const request = ({ method, route, status, code, ms }: Record<string, unknown>) =>
  [method, route || "(no such address)", status, code, `${ms} ms`]
    .filter((word) => word !== undefined)
    .join(" ");

/** A line may hold what anybody sent: nothing of it may steer the terminal. */
const plain = (text: string) => text.replaceAll(/(?!\n)\p{Cc}/gu, " ");
