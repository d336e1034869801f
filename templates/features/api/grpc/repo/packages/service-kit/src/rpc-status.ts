import type { DescMessage } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Problem, ProblemKind } from "./problem.ts";
import { BadRequestSchema } from "./proto/google/rpc/error_details_pb.ts";

const codes: Record<ProblemKind, Code> = {
  invalid: Code.InvalidArgument,
  unauthenticated: Code.Unauthenticated,
  forbidden: Code.PermissionDenied,
  "not-found": Code.NotFound,
  "method-not-allowed": Code.Unimplemented,
  "not-acceptable": Code.InvalidArgument,
  conflict: Code.FailedPrecondition,
  "already-exists": Code.AlreadyExists,
  "too-large": Code.ResourceExhausted,
  "unsupported-media-type": Code.InvalidArgument,
  "too-many-requests": Code.ResourceExhausted,
  internal: Code.Internal,
  "not-implemented": Code.Unimplemented,
  unavailable: Code.Unavailable,
};

/** A problem as gRPC says it: a code, and what is wrong with the request as `google.rpc.BadRequest`. */
export function statusOf(problem: Problem, request: DescMessage): ConnectError {
  const { kind, title, detail, errors, headers, cause } = problem;
  const fieldViolations = errors?.map(({ pointer, detail: description }) => ({
    field: fieldPath(pointer, request),
    description,
  }));
  const wrong = fieldViolations?.map(({ field, description }) => `${field} ${description}`);
  const why = wrong ? wrong.join("; ") : detail;
  const details = fieldViolations && [{ desc: BadRequestSchema, value: { fieldViolations } }];
  return new ConnectError(why ? `${title}: ${why}` : title, codes[kind], headers, details, cause);
}

/** What the kit calls differently from AIP-158. */
const pages = new Map([
  ["limit", "page_size"],
  ["cursor", "page_token"],
]);

/** `/shipTo/lines/0` is `ship_to.lines[0]` in a .proto file. */
function fieldPath(pointer: string, request: DescMessage): string {
  let path = "";
  let message: DescMessage | undefined = request;
  for (const part of pointer.slice(1).split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (path && /^[0-9]+$/.test(name)) {
      path += `[${name}]`;
      continue;
    }
    const field: DescMessage["fields"][number] | undefined = message?.fields.find(
      ({ localName }) => localName === name,
    );
    const known = field?.name ?? (message === request ? pages.get(name) : undefined) ?? name;
    path += path ? `.${known}` : known;
    message = field?.message;
  }
  return path;
}
