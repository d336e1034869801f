import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { story } from "../unit/blueprint/story.ts";
import { PROGRAM, environment } from "./program.ts";

const LATE = story(["why: event.reason }, refused: ignore }", "why: event.reason } }"]);

function check(text: string, ...flags: string[]) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "blueprint.yaml"), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, "check", ...flags], {
    cwd,
    encoding: "utf8",
    timeout: 15_000,
    env: environment(cwd),
  });
  return { status, stdout, stderr };
}

test("a blueprint that nothing is said against leaves stderr empty", () => {
  const { status, stdout, stderr } = check(story());
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^✔ blueprint\.yaml is sound; it stands for \d+ files\.\n$/);
});

test("a warning is shown in its place, and the blueprint is sound", () => {
  const { status, stdout, stderr } = check(LATE);
  expect(status).toBe(0);
  expect(stdout).toContain("is sound");
  expect(stderr).toContain("GP2031 warning: `send` may come too late: `lose` can take");
  expect(stderr).toMatch(/> \d+ \|.*do: send/);
  expect(stderr).toMatch(/\n1 warning\n$/);
});

test("a new repo comes with the same words", () => {
  const quick = ["--from", "blueprint.yaml", "--yes", "--no-install", "--no-git"];
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "blueprint.yaml"), LATE);
  const make = (...words: string[]) =>
    spawnSync(process.execPath, [PROGRAM, "new", ...words, ...quick], {
      cwd,
      encoding: "utf8",
      timeout: 30_000,
      env: environment(cwd),
    });
  expect(make("one").stderr).toBe(check(LATE).stderr);
  const { stdout, stderr } = make("two", "--json");
  expect(stderr).toBe("");
  expect(JSON.parse(stdout).problems).toMatchObject([{ code: "GP2031", severity: "warning" }]);
});

test("a machine is told of warnings beside the answer", () => {
  const { status, stdout, stderr } = check(LATE, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  const { ok, problems } = JSON.parse(stdout);
  expect(ok).toBe(true);
  expect(problems).toMatchObject([{ code: "GP2031", severity: "warning" }]);
});
