import { unauthenticated } from "./problem.ts";

/** Who asks, with all roles that follow from the given ones. */
export interface Caller {
  readonly id: string | null;
  readonly roles: ReadonlySet<string>;
}

/** Somebody without a token. */
export const anonymous: Caller = Object.freeze({ id: null, roles: new Set<string>() });

/** The system itself: seeds, schedules, reactions. It may do everything; no transport ever gives it out. */
export const system: Caller = Object.freeze({ id: null, roles: new Set<string>() });

/**
 * Turns the header `authorization` into a caller: no header is `anonymous`, a bad one throws an `unauthenticated`
 * problem, keys that cannot be fetched an `unavailable` one.
 */
export type Authenticate = (authorization: string | undefined) => Caller | Promise<Caller>;

/** A caller made by hand, for tests and tools. */
export const caller = (id: string, ...roles: string[]): Caller => ({ id, roles: new Set(roles) });

/** The caller's id, for things that belong to somebody. Throws an `unauthenticated` problem where there is none. */
export function callerId({ id }: Caller): string {
  if (id === null) throw unauthenticated("This needs a token of somebody");
  return id;
}
