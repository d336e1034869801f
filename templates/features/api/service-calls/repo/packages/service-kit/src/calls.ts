import {
  circuitBreaker,
  CountBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  noop,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
} from "cockatiel";
import { type Caller, system } from "./caller.ts";
import { incoming } from "./incoming.ts";
import type { Logger } from "./log.ts";
import { Problem, unavailable } from "./problem.ts";
import { retryBudget } from "./retry-budget.ts";

/** An operation of another service. */
export interface Call {
  /** Such as `payments.getPayment`. */
  readonly name: string;
  /** Done twice it is the same as done once, so it may be tried again. */
  readonly idempotent: boolean;
}

/** What each attempt at a call is given. */
export interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** What is left for the answer, in whole milliseconds. */
  readonly timeoutMs: number;
}

/** Makes a call in a caller's name; `attempt` throws a problem where it fails. */
export type Calling = <R>(
  call: Call,
  caller: Caller,
  attempt: (given: Attempt) => Promise<R>,
) => Promise<R>;

export interface CallOptions {
  /** The service that is called. */
  readonly service: string;
  /** For a call with all its attempts. */
  readonly timeoutMs: number;
  readonly log: Logger;
  /** How long a service that fails is left alone. */
  readonly restMs?: number;
}

/**
 * How one service is called. No call takes longer than the request that it is made for. Where the service is not available, what is
 * idempotent is tried up to twice more, within a budget; where half of the last calls went like that, it is left alone for a while.
 * Throws what the attempts throw, and `unavailable` where there was no time or no attempt.
 */
export function calling({ service, timeoutMs, log, restMs = 5000 }: CallOptions): Calling {
  const budget = retryBudget();
  const breaker = circuitBreaker(handleWhen(isUnavailable), {
    halfOpenAfter: restMs,
    breaker: new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 10 }),
  });
  const again = retry(
    handleWhen((error) => isUnavailable(error) && budget.spend()),
    {
      maxAttempts: 2,
      backoff: new ExponentialBackoff({
        generator: fullJitterGenerator,
        initialDelay: 50,
        maxDelay: 200,
      }),
    },
  );
  breaker.onBreak(() => log.warn({ service }, "the service fails and is left alone"));
  breaker.onReset(() => log.info({ service }, "the service answers again"));

  return async (call, caller, attempt) => {
    budget.earn();
    const start = performance.now();
    const request = incoming();
    const until = Math.min(start + timeoutMs, request?.until ?? Infinity);
    const left = () => Math.ceil(until - performance.now());
    if (left() <= 0) throw unavailable(`There was no time left for ${call.name}`);
    const headers = {
      ...(request && { "x-request-id": request.requestId }),
      ...(request?.authorization && caller !== system && { authorization: request.authorization }),
    };

    const late = (error: unknown) =>
      until < start + timeoutMs
        ? tooLate(error) // nobody had the time to wait, for which the service is not to blame
        : unavailable(`${call.name} took too long`, error);
    const once = ({ signal }: { signal: AbortSignal }) =>
      breaker.execute(() =>
        attempt({ headers, signal, timeoutMs: Math.max(left(), 1) }).catch((error) => {
          throw signal.aborted || isTaskCancelledError(error) ? late(error) : error;
        }),
      );
    const limited = timeout(left(), TimeoutStrategy.Aggressive);
    const attempts = call.idempotent ? again : noop;
    try {
      return await limited.execute(({ signal }) => attempts.execute(once, signal));
    } catch (error) {
      if (isTaskCancelledError(error)) throw unavailable(`${call.name} took too long`, error);
      if (isBrokenCircuitError(error)) throw unavailable(`${service} is not available`, error);
      throw error;
    }
  };
}

/** For an attempt that its time has run out for. */
export const tooLate = (cause: unknown): Error =>
  Object.assign(new TaskCancelledError(), { cause });

const isUnavailable = (error: unknown) => error instanceof Problem && error.kind === "unavailable";
