import { STATUS_CODES } from "node:http";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { type AccessLine, accessLog, type Logger } from "./log.ts";
import { Problem, type ProblemKind, toProblem, unavailable } from "./problem.ts";

export type App = FastifyInstance;

declare module "fastify" {
  interface FastifyInstance {
    /** What the API styles share. */
    kit: {
      readonly log: Logger;
      readonly requestTimeoutMs: number;
      /** Rejects while the service is not ready. */
      check(): Promise<void>;
    };
  }
  interface FastifyRequest {
    /** How a call ended, in styles that say it in another way than by an HTTP status. */
    code: string | undefined;
  }
}

export interface AppOptions {
  readonly log: Logger;
  /** Rejects while the service cannot do its work; asked by `/health/ready` and `/health/startup`. */
  readonly ready?: () => Promise<void>;
  /** Plain HTTP/2 (h2c), as gRPC wants it, instead of HTTP/1.1. */
  readonly http2?: boolean;
  /** In bytes. */
  readonly bodyLimit?: number;
  /** For a request to arrive, and then for its answer to be made. */
  readonly requestTimeoutMs?: number;
}

/**
 * A server that answers in problem details (RFC 9457) whatever goes wrong, gives every request an id, writes one line of log for
 * each, and tells the platform about its health.
 */
export function createApp(options: AppOptions): App {
  const { log, http2 = false, bodyLimit = 2 * 1024 * 1024, requestTimeoutMs = 10_000 } = options;
  const app = Fastify({
    ...(http2 && { http2: true as never }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 8192 },
    frameworkErrors: answerProblem,
    clientErrorHandler: answerSocket,
  }) as unknown as App;
  const access = accessLog(log);

  function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
    const gone = request.raw.readableAborted; // and nobody hears the answer
    const problem = gone ? new Problem("invalid", { detail: "It broke off" }) : problemOf(error);
    if (problem.status >= 500 && problem.cause) {
      log.error({ err: problem.cause, requestId: request.id }, "request failed");
    }
    const body = problem.toJSON(request.url.split("?", 1)[0]);
    return reply
      .headers(problem.headers)
      .type("application/problem+json")
      .code(problem.status)
      .send(JSON.stringify(body));
  }

  app.removeAllContentTypeParsers();
  app.setErrorHandler(answerProblem);
  app.setNotFoundHandler((request, reply) => {
    const problem = new Problem("not-found", { title: "There is no such address" });
    return answerProblem(problem, request, reply);
  });
  app.addHook("onRequest", (request, reply, done) => {
    reply.headers(safe).header("x-request-id", request.id);
    done();
  });
  app.addHook("onRoute", (route) => {
    if (!route.url.startsWith("/health/"))
      route.onResponse = [lines(access(route.url)), route.onResponse ?? []].flat();
  });
  const unknown = lines(access(""));
  app.addHook("onResponse", (request, reply, done) =>
    request.is404 ? unknown(request, reply, done) : done(),
  );
  app.decorateRequest("code", undefined);
  app.decorate("kit", { log, requestTimeoutMs, check: () => check(app, options.ready) });
  addHealth(app);
  return app;
}

/** Bound to a route when that is made: to look at `request.routeOptions` builds an object each time. */
const lines =
  (write: AccessLine) =>
  (
    { id, method, code }: FastifyRequest,
    { statusCode, elapsedTime }: FastifyReply,
    done: () => void,
  ) => {
    write(id, method, statusCode, elapsedTime, code);
    done();
  };

/** From here on the service says that it is not ready, so that no new work is sent to it. */
export const drain = (app: App) => draining.add(app);

const draining = new WeakSet<App>();

async function check(app: App, ready = async () => {}): Promise<void> {
  if (draining.has(app)) throw unavailable("The service is about to stop");
  await ready().catch((cause: unknown) => {
    throw unavailable("Something that the service needs does not answer", cause);
  });
}

function addHealth(app: App): void {
  let started = false;
  const ready = async () => {
    await app.kit.check();
    started = true;
    return { status: "ready" };
  };
  app.get("/health/live", async () => ({ status: "alive" }));
  app.get("/health/ready", ready);
  app.get("/health/startup", async () => (started ? { status: "started" } : ready()));
}

/** For answers that are data: no browser guesses their type, runs, frames or keeps them. */
const safe = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

const kinds: Record<number, ProblemKind> = {
  404: "not-found",
  413: "too-large",
  415: "unsupported-media-type",
  503: "unavailable",
};

/** Fastify's own refusals have a status and a harmless message. */
function problemOf(error: unknown): Problem {
  const { statusCode = 500, code, message } = error as FastifyError;
  if (error instanceof Problem || !code?.startsWith("FST_")) return toProblem(error);
  const kind = kinds[statusCode] ?? (statusCode < 500 ? "invalid" : "internal");
  return new Problem(kind, { ...(kind !== "internal" && { detail: message }), cause: error });
}

/** What is not even HTTP: there is no request yet, only a socket. */
function answerSocket(error: NodeJS.ErrnoException, socket: import("node:net").Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return;
  const status =
    { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  const body = JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const boot = crypto.randomUUID().slice(0, 8);
let requests = 0;

/** The id that came along, if it looks like one, so that a request can be followed through several services. */
function requestId({ headers }: { headers: NodeJS.Dict<string | string[]> }): string {
  const given = headers["x-request-id"];
  if (typeof given === "string" && /^[\w-]{1,64}$/.test(given)) return given;
  return `${boot}-${(++requests).toString(36)}`;
}
