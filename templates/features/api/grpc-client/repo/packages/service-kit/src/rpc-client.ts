import type {
  DescMethodUnary,
  DescService,
  MessageInitShape,
  MessageShape,
} from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel as Level } from "@bufbuild/protobuf/wkt";
import { type CallOptions, Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { CallError, passedOn } from "./answers.ts";
import type { Caller } from "./caller.ts";
import { type Calling, tooLate } from "./calls.ts";
import type { ProblemKind } from "./problem.ts";

/** The methods of a service that have one answer, for those who call them: what goes wrong is thrown as a problem. */
export type RpcClient<S extends DescService> = {
  readonly [Name in keyof S["method"]]: S["method"][Name] extends DescMethodUnary<infer I, infer O>
    ? (request: MessageInitShape<I>) => Promise<MessageShape<O>>
    : never;
};

/** Calls a Protobuf service by gRPC at `baseUrl`, in somebody's name. */
export function rpcClient<S extends DescService>(
  service: S,
  baseUrl: string,
  calling: Calling,
): (caller: Caller) => RpcClient<S> {
  // Without pings a connection that is dead and not closed is noticed much too late.
  const transport = createGrpcTransport({ baseUrl, pingIntervalMs: 10_000, pingTimeoutMs: 5000 });
  const client = createClient(service, transport) as Record<string, Method>;
  const unary = service.methods.filter(({ methodKind }) => methodKind === "unary");
  const calls = unary.map(({ localName, name, idempotency }) => {
    const call = {
      name: `${service.typeName}/${name}`,
      idempotent: idempotency !== Level.IDEMPOTENCY_UNKNOWN,
    };
    const ask = client[localName]!;
    return (caller: Caller): [string, (request: object) => Promise<unknown>] => [
      localName,
      (request) =>
        calling(call, caller, (attempt) =>
          begun(() => ask(request, attempt)).catch((error: unknown) => {
            throw problemOf(call.name, ConnectError.from(error));
          }),
        ),
    ];
  });
  return (caller) => Object.fromEntries(calls.map((call) => call(caller))) as never;
}

type Method = (request: object, options: CallOptions) => Promise<unknown>;

/**
 * Asks again where the other side was ending the connection, as in a rollout: it says that it has not begun (RFC 9113, section 8.7), so
 * that nothing is done twice.
 */
async function begun<R>(ask: () => Promise<R>): Promise<R> {
  for (let refusals = 0; ; refusals++) {
    try {
      return await ask();
    } catch (error) {
      if (refusals === 3 || !isRefused(ConnectError.from(error))) throw error;
    }
  }
}

const isRefused = ({ rawMessage }: ConnectError) => rawMessage.includes("NGHTTP2_REFUSED_STREAM");

function problemOf(call: string, error: ConnectError): Error {
  if (error.code === Code.DeadlineExceeded) return tooLate(error);
  const cause = new CallError(call, { title: error.rawMessage }, { cause: error });
  const kind = isRefused(error) ? "unavailable" : kinds[error.code];
  return passedOn(kind ?? "internal", cause);
}

const kinds: Partial<Record<Code, ProblemKind>> = {
  [Code.Unauthenticated]: "unauthenticated",
  [Code.PermissionDenied]: "forbidden",
  [Code.NotFound]: "not-found",
  [Code.AlreadyExists]: "already-exists",
  [Code.FailedPrecondition]: "conflict",
  [Code.Unavailable]: "unavailable",
  [Code.Aborted]: "unavailable", // the connection broke
};
