const kinds = {
  invalid: [400, "The request is not valid"],
  unauthenticated: [401, "The caller is not known"],
  forbidden: [403, "The caller may not do this"],
  "not-found": [404, "There is no such thing"],
  "method-not-allowed": [405, "This address knows other methods"],
  "not-acceptable": [406, "The answer has no such form"],
  conflict: [409, "This cannot be done now"],
  "already-exists": [409, "There is one already"],
  "too-large": [413, "The request is too large"],
  "unsupported-media-type": [415, "The body has an unknown media type"],
  "too-many-requests": [429, "There are too many requests"],
  internal: [500, "Something went wrong here"],
  "not-implemented": [501, "This is not written yet"],
  unavailable: [503, "This is not available now"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemKind = keyof typeof kinds;

/** One limit that the input breaks. */
export interface FieldError {
  detail: string;
  /** Where, as a JSON pointer (RFC 6901). */
  pointer: string;
}

/** Problem details as RFC 9457 has them. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: readonly FieldError[];
}

export interface ProblemOptions extends ErrorOptions {
  title?: string;
  detail?: string;
  errors?: readonly FieldError[];
  /** HTTP headers that belong to the answer, such as `allow`. */
  headers?: Readonly<Record<string, string>>;
}

/** An answer other than the wished one. Anything may throw it; REST and gRPC each know how to say it. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(kind: ProblemKind, options: ProblemOptions = {}) {
    const [status, title] = kinds[kind];
    const { detail, errors, headers = {}, ...rest } = options;
    super(rest.title ?? title, rest);
    this.name = "Problem";
    this.kind = kind;
    this.status = status;
    this.title = this.message;
    this.detail = detail;
    this.errors = errors;
    this.headers = headers;
  }

  /** For `application/problem+json`; `instance` is the address that was asked. */
  toJSON(instance?: string): ProblemBody {
    const { kind, title, status, detail, errors } = this;
    return {
      type: `urn:problem:${kind}`,
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(instance && { instance }),
      ...(errors && { errors }),
    };
  }
}

export const notFound = (what: string) =>
  new Problem("not-found", { title: `There is no such ${what}` });

export const noAddress = () => new Problem("not-found", { title: "There is no such address" });

export const alreadyExists = (what: string, detail?: string) =>
  new Problem("already-exists", { title: `There is already such a ${what}`, detail });

export const conflict = (title: string, detail?: string) =>
  new Problem("conflict", { title, detail });

export const invalid = (errors: readonly FieldError[]) =>
  new Problem("invalid", { detail: errors.map(describe).join("; "), errors });

export const unauthenticated = (detail: string) =>
  new Problem("unauthenticated", { detail, headers: { "www-authenticate": "Bearer" } });

export const forbidden = (detail: string) => new Problem("forbidden", { detail });

/** To come again in a second, as `retry-after` says (RFC 9110). */
export const unavailable = (detail: string, cause?: unknown) =>
  new Problem("unavailable", { detail, headers: { "retry-after": "1" }, cause });

/** For a function that waits for its author, who finds it in `file`. */
export const notImplemented = (file: string) =>
  new Problem("not-implemented", { detail: `To be written in ${file}` });

/** What was found, or else a problem. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw notFound(what);
  return thing;
}

/** Anything thrown as a problem. What is unexpected tells the caller nothing; log its `cause`. */
export const toProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem("internal", { cause: error });

/** One line for the log, of what every request meets for a while: what went wrong and why, without a stack for each. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, code } = error as NodeJS.ErrnoException; // of many addresses that refuse there is only a code
  const what = (error instanceof Problem && error.detail) || message || code || error.name;
  return error.cause === undefined ? what : `${what}: ${reasonOf(error.cause)}`;
}

const describe = ({ pointer, detail }: FieldError) => (pointer ? `${pointer} ${detail}` : detail);
