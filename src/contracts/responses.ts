import type { EntityModel, OperationModel } from "../model/types.ts";
import type { ContractContext } from "./context.ts";
import type { Part } from "./schemas.ts";

interface Refusal {
  name: string;
  description: string;
  type: string;
  title: string;
}

/** The problems that an operation may answer with, by status; kinds and titles are those of the kit's `problem.ts`. */
export const REFUSALS = {
  "400": {
    name: "Invalid",
    description: "The request breaks a limit.",
    type: "invalid",
    title: "The request is not valid",
  },
  "401": {
    name: "Unauthenticated",
    description: "There is no token, or a wrong one.",
    type: "unauthenticated",
    title: "The caller is not known",
  },
  "403": {
    name: "Forbidden",
    description: "The caller has none of the roles that it needs.",
    type: "forbidden",
    title: "The caller may not do this",
  },
  "404": {
    name: "NotFound",
    description: "There is no such thing.",
    type: "not-found",
    title: "There is no such thing",
  },
  "406": {
    name: "NotAcceptable",
    description: "The answer has no form that the request accepts.",
    type: "not-acceptable",
    title: "The answer has no such form",
  },
  "409": {
    name: "Conflict",
    description: "It contradicts what is stored.",
    type: "conflict",
    title: "This cannot be done now",
  },
  "413": {
    name: "TooLarge",
    description: "The body is too large.",
    type: "too-large",
    title: "The request is too large",
  },
  "415": {
    name: "UnsupportedMediaType",
    description: "The body has an unknown media type.",
    type: "unsupported-media-type",
    title: "The body has an unknown media type",
  },
  "429": {
    name: "TooManyRequests",
    description: "The service is asked for more than it takes.",
    type: "too-many-requests",
    title: "There are too many requests",
  },
  "5XX": {
    name: "Unexpected",
    description: "Something went wrong in the service.",
    type: "internal",
    title: "Something went wrong here",
  },
} as const satisfies Record<string, Refusal>;

export type RefusalStatus = keyof typeof REFUSALS;

/** The refusals that an operation can really meet. */
export function refusalsOf(operation: OperationModel, context: ContractContext): RefusalStatus[] {
  const { http, key, hasCalls, public: open } = operation;
  const writes = http.method !== "get" && http.method !== "delete";
  const met: Partial<Record<RefusalStatus, boolean>> = {
    "400": true,
    "401": context.security || !open,
    "403": !open,
    "404": key !== null || hasCalls,
    "406": http.status !== 204,
    "409": mayConflict(operation),
    "413": writes,
    "415": writes,
    "429": operation.entity.service.limits.rateLimit !== null,
    "5XX": true,
  };
  return (Object.keys(REFUSALS) as RefusalStatus[]).filter((status) => met[status]);
}

const HEADERS: Partial<Record<RefusalStatus, Part>> = {
  "401": {
    "WWW-Authenticate": {
      description: "How to show who one is (RFC 6750).",
      schema: { type: "string" },
    },
  },
  "429": {
    "Retry-After": {
      description: "Seconds after which to ask again (RFC 9110).",
      schema: { type: "integer" },
    },
  },
};

/** One of the shared `components/responses`. */
export function refusalResponse(status: RefusalStatus, problem: Part): Part {
  const { description, type, title } = REFUSALS[status];
  const example = {
    type: `urn:problem:${type}`,
    title,
    status: status === "5XX" ? 500 : Number(status),
  };
  return {
    description,
    ...(status in HEADERS && { headers: HEADERS[status] }),
    content: { "application/problem+json": { schema: problem, example } },
  };
}

/** What another service refuses, a unique value that is taken, a reference that leads nowhere, a state from which no way leads, something still in use. */
function mayConflict(operation: OperationModel): boolean {
  const { kind, entity, accepts, transition, userWritten, hasCalls } = operation;
  if (hasCalls) return true;
  if (kind === "delete") return isReferenced(entity);
  const linked = accepts.some(({ field }) => field.unique || field.reference !== null);
  const preset = kind === "create" && entity.uniques.some(({ anyDefault }) => anyDefault);
  return linked || preset || userWritten || (transition?.guarded ?? false);
}

const isReferenced = (entity: EntityModel): boolean =>
  entity.service.entities.some((other) =>
    other.fields.some(({ reference }) => reference?.target === entity && !reference.cascade),
  );
