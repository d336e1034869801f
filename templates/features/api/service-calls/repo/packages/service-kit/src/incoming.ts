import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders } from "node:http";
import type { App } from "./http.ts";

/** What of a request goes along with the calls that are made to answer it. */
export interface Incoming {
  readonly requestId: string;
  readonly authorization: string | undefined;
  /** When its answer has to be there, on the clock of `performance.now()`. */
  readonly until: number;
}

const running = new AsyncLocalStorage<Incoming>();

/** The request that is being answered; none in what nobody asked for, such as seeds. */
export const incoming = (): Incoming | undefined => running.getStore();

/**
 * Has calls to other services go along with the requests that they are made for. `timeoutOf` reads from the headers how many
 * milliseconds a client gives, where its protocol says that.
 */
export function trackIncoming(
  app: App,
  timeoutOf: (headers: IncomingHttpHeaders) => number = () => Infinity,
): void {
  // not before the body was read: an answer has its time from here on
  app.addHook("preHandler", ({ id: requestId, headers }, _reply, done) => {
    const ms = Math.min(app.kit.requestTimeoutMs, timeoutOf(headers));
    const { authorization } = headers;
    running.run({ requestId, authorization, until: performance.now() + ms }, done);
  });
}
