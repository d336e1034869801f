import type { DescMethod, DescMethodUnary, DescService, MessageShape } from "@bufbuild/protobuf";
import {
  Code,
  ConnectError,
  createContextKey,
  createContextValues,
  type HandlerContext,
  type Interceptor,
  type MethodImpl,
  type ServiceImpl,
} from "@connectrpc/connect";
import { fastifyConnectPlugin } from "@connectrpc/connect-fastify";
import type { FastifyRequest } from "fastify";
import { anonymous, type Authenticate } from "./caller.ts";
import { deadline } from "./deadline.ts";
import type { App } from "./http.ts";
import { kitLog, type Logger } from "./log.ts";
import type { Filled } from "./messages.ts";
import type { Permits } from "./operation.ts";
import { reasonOf, toProblem } from "./problem.ts";
import { limitArrival, limitConnections } from "./rpc-connections.ts";
import { health } from "./rpc-health.ts";
import { reflection } from "./rpc-reflection.ts";
import { statusOf } from "./rpc-status.ts";

const callerKey = createContextKey(anonymous);
const requestKey = createContextKey<FastifyRequest | undefined>(undefined);

/** Who calls, for the methods of a service. */
export const callerOf = ({ values }: HandlerContext) => values.get(callerKey);

/** Some methods of a service, which fill each field of what they answer, so that none is forgotten. */
export type Methods<S extends DescService, Names extends keyof S["method"]> = {
  [Name in Names]: Method<S["method"][Name]>;
};
type Method<M extends DescMethod> =
  M extends DescMethodUnary<infer I, infer O>
    ? (request: MessageShape<I>, context: HandlerContext) => Promise<Filled<MessageShape<O>>>
    : MethodImpl<M>;

export interface RpcOptions {
  /** Tell whoever asks, by the protocol for reflection, what can be called. */
  readonly reflection?: boolean;
}

/**
 * Serves a Protobuf service by gRPC, gRPC-Web and Connect, with the protocol for health beside it. Plain gRPC needs an app with `http2`. Whom an
 * operation behind a method, of the same name, refuses is refused before a message is taken apart.
 */
export function mountRpc<S extends DescService>(
  app: App,
  service: S,
  implementation: ServiceImpl<S>,
  authenticate: Authenticate,
  options: RpcOptions = {},
  behind: Permits<keyof S["method"]> = {},
): void {
  const { log, requestTimeoutMs } = app.kit;
  const known = identified(authenticate, behind);
  const interceptors = [told(kitLog(log)), inTime(requestTimeoutMs), known];
  limitConnections(app);
  limitArrival(app, service, requestTimeoutMs);
  app.register(fastifyConnectPlugin, {
    readMaxBytes: app.initialConfig.bodyLimit,
    shutdownSignal: stopping(app, requestTimeoutMs),
    contextValues(request) {
      request.code = Code[Code.InvalidArgument]; // what a call ends with that cannot even be read
      return createContextValues().set(requestKey, request);
    },
    routes(router) {
      router.service(service, implementation, { interceptors });
      health(router, service, app);
      if (options.reflection) reflection(router, service);
    },
  });
}

/** Ends what still runs some time after the app began to close. The wait itself keeps no process alive. */
function stopping(app: App, ms: number): AbortSignal {
  const stop = new AbortController();
  app.addHook("preClose", (done) => {
    setTimeout(() => stop.abort(), ms).unref();
    done();
  });
  return stop.signal;
}

/** Turns whatever a method throws into a status, and notes it for the access log. */
const told =
  (log: Logger): Interceptor =>
  (next) =>
  async (call) => {
    const request = call.contextValues.get(requestKey)!;
    try {
      const answer = await next(call);
      request.code = "Ok";
      return answer;
    } catch (error) {
      const status =
        error instanceof ConnectError ? error : statusOf(toProblem(error), call.method.input);
      request.code = Code[status.code];
      if (status.code === Code.Internal || status.code === Code.Unavailable) {
        const known = status.code === Code.Unavailable;
        const why = known ? { reason: reasonOf(error) } : { err: status.cause ?? status };
        log.error({ ...why, requestId: request.id }, "call failed");
      }
      throw status;
    }
  };

/** A deadline that the caller gives may be shorter, and not longer. */
function inTime(ms: number): Interceptor {
  const calls = deadline(ms, (give: (up: Error) => void) =>
    give(new ConnectError("This took too long", Code.DeadlineExceeded)),
  );
  return (next) => (call) =>
    new Promise((resolve, reject) => {
      const place = calls.begin(reject);
      next(call)
        .finally(() => calls.end(place))
        .then(resolve, reject);
    });
}

const identified =
  (authenticate: Authenticate, behind: Permits<string>): Interceptor =>
  (next) =>
  async (call) => {
    const caller = await authenticate(call.header.get("authorization") ?? undefined);
    call.contextValues.set(callerKey, caller);
    behind[call.method.localName]?.permit(caller);
    return next(call);
  };
