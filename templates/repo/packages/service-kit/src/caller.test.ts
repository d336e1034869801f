import assert from "node:assert/strict";
import { test } from "node:test";
import { anonymous, caller, callerId } from "./caller.ts";

test("things belong to somebody with a token, by a UUID where that is asked for", () => {
  const id = crypto.randomUUID();
  assert.equal(callerId(caller(id), "uuid"), id);
  assert.equal(callerId(caller("auth0|ann")), "auth0|ann");
  assert.throws(() => callerId(anonymous, "uuid"), { kind: "unauthenticated" });
  for (const other of ["auth0|ann", "", `${id}0`])
    assert.throws(() => callerId(caller(other), "uuid"), { kind: "forbidden" });
});
