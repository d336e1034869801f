import assert from "node:assert/strict";
import { test } from "node:test";
import { Code } from "@connectrpc/connect";
import { conflict, invalid } from "./problem.ts";
import { BadRequestSchema } from "./proto/google/rpc/error_details_pb.ts";
import { ServerReflectionRequestSchema } from "./proto/grpc/reflection/v1/reflection_pb.ts";
import { statusOf } from "./rpc-status.ts";

test("a problem is a code and a text", () => {
  const status = statusOf(
    conflict("It cannot be paid", "It is paid"),
    ServerReflectionRequestSchema,
  );
  assert.deepEqual(
    [status.code, status.rawMessage],
    [Code.FailedPrecondition, "It cannot be paid: It is paid"],
  );
});

test("what is wrong has the names of the .proto file", () => {
  const names = {
    "/host": "host",
    "/fileContainingExtension/containingType": "file_containing_extension.containing_type",
    "/lines/0/a~1b": "lines[0].a/b",
    "/limit": "page_size",
    "/lines/limit": "lines.limit",
    "/constructor": "constructor",
  };
  const errors = Object.keys(names).map((pointer) => ({ pointer, detail: "is wrong" }));
  const status = statusOf(invalid(errors), ServerReflectionRequestSchema);
  const [details] = status.findDetails(BadRequestSchema);
  assert.deepEqual(
    details?.fieldViolations.map(({ field }) => field),
    Object.values(names),
  );
  assert.match(status.rawMessage, /: host is wrong; file_containing_extension\.containing_type /);
});
