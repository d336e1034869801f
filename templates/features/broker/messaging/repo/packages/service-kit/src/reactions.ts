import { system } from "./caller.ts";
import type { CloudEvent, EventContract } from "./events.ts";
import type { Operation } from "./operation.ts";
import { Problem } from "./problem.ts";

/** An operation to call, and what to give it. */
export interface Call<S, T, I> {
  readonly with: (data: T) => NoInfer<I>;
  /** Made over stores that belong to the transaction of the reaction. */
  readonly do: (stores: S) => Operation<I, unknown>;
}

/**
 * What follows when a reaction cannot be: `retry` tries again and in the end parks, `park` puts the event aside for a human, `ignore`
 * goes on as if nothing had been asked; or another operation is called instead.
 */
export type Instead<S, T, I> = "retry" | "park" | "ignore" | Call<S, T, I>;

export interface Terms<S, T, I, R, M> extends Call<S, T, I> {
  /** The rule says no (conflict, already-exists, invalid, forbidden): `park`, if nothing else is said. */
  readonly refused?: Instead<S, T, R>;
  /** What it is about is not there: `retry`, if nothing else is said, since it may be on its way. */
  readonly missing?: Instead<S, T, M>;
  /** Tells several reactions to one event apart. The inbox remembers it: it stays as it is. */
  readonly as?: string;
}

/** What a service does when something happened elsewhere. */
export interface Reaction<S, T = unknown> {
  readonly contract: EventContract<T>;
  readonly name: string;
  readonly act: Act<S>;
  readonly answers: Answers<S>;
}

/** What follows each event that a contract says is received, by its topic: `[]` is nothing. One that is forgotten does not compile. */
export type Reactions<S, Received> = {
  readonly [Topic in keyof Received]: readonly Reaction<S, Received[Topic]>[];
};

/** Does something, by stores that belong to a transaction. */
export type Act<S> = (stores: S, event: CloudEvent) => Promise<unknown>;

export type Answer<S> = "retry" | "park" | "ignore" | Act<S>;

export interface Answers<S> {
  readonly refused: Answer<S>;
  readonly missing: Answer<S>;
}

export const usual = { refused: "park", missing: "retry" } as const;

/** The reaction to an event. It is the system who asks: no user stands behind an event. */
export function on<S, T, I, R, M>(
  contract: EventContract<T>,
  terms: Terms<S, T, I, R, M>,
): Reaction<S, T> {
  const { refused = usual.refused, missing = usual.missing, as: name = "" } = terms;
  const answers = { refused: answer(refused), missing: answer(missing) };
  return { contract, name, act: act(terms), answers };
}

const answer = <S, T, I>(instead: Instead<S, T, I>): Answer<S> =>
  typeof instead === "string" ? instead : act(instead);

const act =
  <S, T, I>(call: Call<S, T, I>): Act<S> =>
  (stores, { data }) => {
    const operation = call.do(stores) as (input: I, caller: typeof system) => Promise<unknown>;
    return operation(call.with(data as T), system);
  };

/** `wait`: the fault is not the event's. `unexpected`: it may be; a few attempts show whether it passes. */
export type Unasked = "wait" | "unexpected";

/** What to do about an error. */
export function answerTo<S>(error: unknown, { refused, missing }: Answers<S>): Answer<S> | Unasked {
  switch (error instanceof Problem ? error.kind : "internal") {
    case "unavailable":
      return isTooSlow(error as Problem) ? "unexpected" : "wait";
    case "not-found":
      return missing;
    case "conflict":
    case "already-exists":
    case "invalid":
    case "unauthenticated":
    case "forbidden":
      return refused;
    default:
      return "unexpected";
  }
}

/** Its own statement took too long (SQLSTATE `query_canceled`): that is the event's fault, or may be. */
const isTooSlow = ({ cause }: Error) => (cause as { code?: unknown })?.code === "57014";
