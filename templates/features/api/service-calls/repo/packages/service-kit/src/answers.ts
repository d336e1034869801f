import { Problem, type ProblemBody, type ProblemKind, unavailable } from "./problem.ts";

/** Problem details (RFC 9457), as far as they were given. */
export type Answered = Partial<ProblemBody> & { readonly title: string };

/** What another service said in place of a result. */
export class CallError extends Error {
  /** As the service said it. */
  readonly problem: Answered;
  /** Such as `payments.getPayment`. */
  readonly call: string;

  constructor(call: string, problem: Answered, options?: ErrorOptions) {
    super(`${call} answered: ${problem.title}`, options);
    this.name = "CallError";
    this.call = call;
    this.problem = problem;
  }
}

/** What says as much about this service's own request: the caller hears it. */
const shared: readonly ProblemKind[] = [
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "already-exists",
];

/**
 * Another service's problem as one of this service. Of what the caller has no part in, such as a request that is wrong, it
 * tells nothing; the cause does.
 */
export function passedOn(kind: ProblemKind, cause: CallError): Problem {
  if (kind === "unavailable") return unavailable(`${cause.call} is not available`, cause);
  if (!shared.includes(kind)) return new Problem("internal", { cause });
  const { title, detail } = cause.problem;
  return new Problem(kind, {
    title,
    ...(detail !== undefined && { detail }),
    ...(kind === "unauthenticated" && { headers: { "www-authenticate": "Bearer" } }),
    cause,
  });
}
