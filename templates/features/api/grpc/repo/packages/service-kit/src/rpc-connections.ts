import { constants, type Http2ServerRequest, type ServerHttp2Session } from "node:http2";
import type { DescService } from "@bufbuild/protobuf";
import { deadline } from "./deadline.ts";
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

/**
 * Breaks off a call that has not arrived within `ms`, of which there is no end otherwise: over HTTP/2, Node has no such limit. To
 * methods that are streamed to it does not apply.
 */
export function limitArrival(app: App, { typeName, methods }: DescService, ms: number): void {
  if (!app.initialConfig.http2) return;
  const arriving = deadline(ms, ({ stream }: Http2ServerRequest) =>
    stream.close(constants.NGHTTP2_CANCEL),
  );
  const streamed = methods.filter(({ methodKind }) => /^(client|bidi)_/.test(methodKind));
  const unlimited = new Set(streamed.map(({ name }) => `/${typeName}/${name}`));
  app.addHook("onRequest", ({ raw, url }, _reply, done) => {
    if (!unlimited.has(url)) {
      const call = raw as unknown as Http2ServerRequest;
      const place = arriving.begin(call);
      const arrived = () => {
        call.off("end", arrived).off("close", arrived);
        arriving.end(place);
      };
      call.on("end", arrived).on("close", arrived);
    }
    done();
  });
}
