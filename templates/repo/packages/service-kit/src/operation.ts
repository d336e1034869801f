import { anonymous, type Caller, system } from "./caller.ts";
import { checker } from "./checks.ts";
import { type Schema, tidy } from "./fields.ts";
import { forbidden, invalid, unauthenticated } from "./problem.ts";

export interface Terms<I, R> {
  /** The roles of which a caller needs one. With none of them, only the system may. */
  readonly allow: readonly string[] | "public";
  readonly input: Schema<I>;
  run(input: I, caller: Caller): Promise<R>;
}

/** What the service does for a caller, however the caller asks: authorization and limits are checked here, once. */
export interface Operation<I, R> {
  /** What the operation does not know cannot be given: where a contract has more, this does not compile. */
  <G extends I>(input: G & Nothing<Exclude<keyof G, keyof I>>, caller: Caller): Promise<R>;
  readonly allow: readonly string[] | "public";
}

type Nothing<K extends PropertyKey> = { readonly [N in K]?: never };

/**
 * Puts a function behind its terms. Throws `unauthenticated` or `forbidden` before it looks at the input, `invalid`
 * with a pointer to each mistake before it runs.
 */
export function operation<I, R>({ allow, input, run }: Terms<I, R>): Operation<I, R> {
  const check = checkOf(input);
  const checked = async (given: I, caller: Caller) => {
    authorize(allow, caller);
    const mistakes = check(given);
    if (mistakes) throw invalid(mistakes);
    return run(tidy(input, given), caller);
  };
  return Object.assign(checked, { allow });
}

const checkOf = checker();

function authorize(allow: readonly string[] | "public", caller: Caller): void {
  if (caller === system || allow === "public") return;
  if (caller === anonymous) throw unauthenticated("This needs a token");
  if (!allow.some((role) => caller.roles.has(role))) {
    throw forbidden(allow.length > 0 ? `This needs the role ${allow.join(" or ")}` : "Nobody may");
  }
}
