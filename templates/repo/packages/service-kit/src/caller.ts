import { forbidden, unauthenticated } from "./problem.ts";

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

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The caller's id, for things that belong to somebody. Throws an `unauthenticated` problem where there is none, a `forbidden` one
 * where it is no `format`: the token is good (RFC 6750), and another one of the same issuer would not help.
 */
export function callerId({ id }: Caller, format?: "uuid"): string {
  if (id === null) throw unauthenticated("This needs a token of somebody");
  if (format && !uuid.test(id)) {
    throw forbidden("The `sub` of the token is no UUID: this needs an issuer that gives UUIDs");
  }
  return id;
}
