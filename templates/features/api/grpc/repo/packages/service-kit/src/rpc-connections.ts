import type { ServerHttp2Session } from "node:http2";
import type { App } from "./http.ts";

const MINUTE = 60_000;

/**
 * Asks whoever has been connected for `ms` to connect anew, once what runs has ended (GOAWAY, RFC 9113, section 6.8). A connection takes
 * all calls of a caller, and a load balancer that knows no HTTP/2 chooses a process for it once: one that came later would get none.
 */
export function limitConnections(app: App, ms = 5 * MINUTE): void {
  app.server.on("session", (session: ServerHttp2Session) => {
    const age = ms * (0.9 + Math.random() * 0.2); // not all at once
    const timer = setTimeout(() => session.close(), age).unref();
    session.once("close", () => clearTimeout(timer));
  });
}
