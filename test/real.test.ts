import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { onPath } from "./real.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const SUITE = `
import { expect, test } from "vitest";
import { onPath, real } from "./real.ts";
real("unicorn", () => onPath("unicorn-server"), (unicorn) => {
  test("stands", () => expect(unicorn()).toContain("unicorn"));
  test("walks", () => expect(unicorn()).toContain("unicorn"));
});
real("shell", () => onPath("sh"), (shell) => {
  test("is there", () => expect(shell()).toMatch(/sh$/));
});
`;

/** The last lines of a run of the suite above. */
function run(env: NodeJS.ProcessEnv) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "node_modules"));
  const root = join(import.meta.dirname, "..");
  symlinkSync(join(root, "node_modules/vitest"), join(folder, "node_modules/vitest"));
  for (const file of ["real.ts", "reporter.ts"])
    symlinkSync(join(import.meta.dirname, file), join(folder, file));
  writeFileSync(join(folder, "one.test.ts"), SUITE);
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const args = ["run", "--root", folder, "--reporter=default", "--reporter=./reporter.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: undefined, REQUIRE_REAL: undefined, NO_COLOR: "1", ...env },
  });
  return { status, last: stdout.trim().split("\n").at(-1), stdout: stdout + stderr };
}

test("a part that is not there leaves its tests out, and the last line says so", () => {
  const { status, last, stdout } = run({});
  expect(last, stdout).toBe("Left out: 2 (2: no unicorn)");
  expect(stdout).toMatch(/1 passed \| 2 skipped/);
  expect(status).toBe(0);
});

test("with REQUIRE_REAL=1 it is a failure", () => {
  const { status, last, stdout } = run({ REQUIRE_REAL: "1" });
  expect(stdout).toMatch(/2 failed \| 1 passed/);
  expect(stdout).toContain("there is no unicorn here");
  expect(last).toBe("Left out: 0");
  expect(status).toBe(1);
});

test("a command is found on the path", () => {
  expect(onPath("sh")).toMatch(/\/sh$/);
  expect(onPath("no-such-command")).toBeUndefined();
});
