import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { checkContracts } from "./changes.ts";

const root = mkdtempSync(join(tmpdir(), "changes-"));
after(() => rmSync(root, { recursive: true }));
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();

function commit(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  git("add", "--all");
  git("commit", "--quiet", "-m", "test");
  return git("rev-parse", "HEAD");
}

test("contracts are compared with the version that runs", () => {
  git("init", "--quiet");
  mkdirSync(join(root, "contracts"));
  const first = commit({ "contracts/a.yaml": "1" });
  const second = commit({ "b.yaml": "1" });
  assert.equal(checkContracts(first, root).ok, true);
  commit({ "contracts/a.yaml": "2", "contracts/c.yaml": "1" });
  assert.deepEqual(checkContracts(second, root), {
    ok: false,
    lines: ["M contracts/a.yaml", "A contracts/c.yaml", `2 changed since ${second}`],
  });
  assert.equal(checkContracts("none", root).ok, true);
  assert.throws(() => checkContracts("--output=x", root), /no version/);
  assert.throws(() => checkContracts("nowhere", root), { stderr: /nowhere/ }); // and nothing is printed
});
