import assert from "node:assert/strict";
import { test } from "node:test";
import { withInherited } from "./roles.ts";

const all = { guest: [], member: ["guest"], owner: ["member"], auditor: [] };

test("a role brings those that it inherits, and they theirs", () => {
  assert.deepEqual([...withInherited(["owner"], all)], ["owner", "member", "guest"]);
  assert.deepEqual([...withInherited(["guest", "auditor"], all)], ["guest", "auditor"]);
});

test("what is no role says nothing", () => {
  assert.equal(withInherited(["root", "constructor", 1, null], all).size, 0);
});
