import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { PROGRAM, environment } from "./program.ts";

function run(cwd: string, args: string[], { input = "", env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    input,
    encoding: "utf8",
    timeout: 15_000,
    env: environment(cwd, env),
  });
  return { status, stdout, stderr };
}

const QUICK = ["--no-install", "--no-git"];

test("nothing waits: what is missing is named, with the flag that gives it", () => {
  const cwd = temporaryFolder();
  const { status, stdout, stderr } = run(cwd, ["new"]);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("Write groundplan new <dir>.");
  expect(stderr).toContain("Add --from FILE or --example NAME.");
  expect(readdirSync(cwd)).toEqual([]);
});

test("a blueprint from the standard input", () => {
  const cwd = temporaryFolder();
  const input = "groundplan: 1\nname: tiny\nservices: {}\n";
  const { status, stderr } = run(cwd, ["new", "x", "--from", "-"], { input });
  expect(status).toBe(1);
  expect(stderr).toContain("stdin:3:");
});

test("problems come with a code frame on stderr, or as one JSON document on stdout", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "blueprint.yaml"), "groundplan: 1\nnmae: tiny\n");
  const text = run(cwd, ["check"]);
  expect(text.status).toBe(1);
  expect(text.stdout).toBe("");
  expect(text.stderr).toContain("blueprint.yaml:2:1 GP1101");
  expect(text.stderr).toContain("> 2 | nmae: tiny");
  expect(text.stderr).toContain("Did you mean `name`?");
  const json = run(cwd, ["check", "--json"]);
  expect(json.status).toBe(1);
  expect(json.stderr).toBe("");
  const { ok, problems } = JSON.parse(json.stdout);
  expect(ok).toBe(false);
  expect(problems[1]).toMatchObject({ code: "GP1101", file: "blueprint.yaml", line: 2, column: 1 });
});

test("colours only where they are asked for", () => {
  const cwd = temporaryFolder();
  const plain = run(cwd, ["nwe"]).stderr;
  expect(plain).not.toContain("\u001b");
  expect(run(cwd, ["nwe"], { env: { FORCE_COLOR: "1" } }).stderr).toContain("\u001b[31m");
});

test("a folder that is not empty stays as it is", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "full"));
  writeFileSync(join(cwd, "full/mine.txt"), "mine");
  const { status, stderr } = run(cwd, ["new", "full", "--example", "shop", "--yes", ...QUICK]);
  expect(status).toBe(1);
  expect(stderr).toContain("full is not empty");
  expect(readdirSync(join(cwd, "full"))).toEqual(["mine.txt"]);
});

test("--json tells what was made", () => {
  const cwd = temporaryFolder();
  const { status, stdout, stderr } = run(cwd, [
    "new",
    "x",
    "--example",
    "shop",
    "--set",
    "platform.broker=auto",
    "--json",
    ...QUICK,
  ]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const { ok, decisions } = JSON.parse(stdout);
  expect(ok).toBe(true);
  expect(decisions).toContainEqual({
    id: "D-broker",
    path: "platform.broker",
    choice: "NATS",
    by: "groundplan",
    because: expect.stringContaining("99.9 %"),
  });
});

test("the command that is printed to do it again gives the same tree", () => {
  const cwd = temporaryFolder();
  const first = run(cwd, [
    "new",
    "x",
    "--example",
    "shop",
    "--yes",
    "--set",
    "name=other",
    ...QUICK,
  ]);
  const again = /The same again: groundplan (.*)/.exec(first.stdout)?.[1] ?? "";
  expect(again).toMatch(/^new x-again /);
  expect(run(cwd, [...again.split(" "), ...QUICK]).status).toBe(0);
  const { stdout, status } = spawnSync("diff", ["-r", "x", "x-again"], { cwd, encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});

test("an installation that fails leaves the files, and the command to try it again", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "bin"));
  writeFileSync(join(cwd, "bin/npm"), "#!/bin/sh\necho no network >&2\nexit 7\n", { mode: 0o755 });
  const env = { PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = run(cwd, ["new", "x", "--example", "shop", "--yes"], { env });
  expect(status).toBe(1);
  expect(stderr).toContain("no network");
  expect(stderr).toContain("Installing packages: exit code 7. The files stand.");
  expect(stdout).toContain("cd x && npm install");
  expect(readdirSync(join(cwd, "x"))).toContain("package.json");
});

test("--set changes the blueprint that is written", () => {
  const cwd = temporaryFolder();
  const args = ["new", "x", "--example", "shop", "--yes", "--set", "name=other", ...QUICK];
  expect(run(cwd, args).status).toBe(0);
  expect(readFileSync(join(cwd, "x/blueprint.yaml"), "utf8")).toMatch(/^name: other$/m);
  expect(run(join(cwd, "x"), ["check"]).stdout).toContain("blueprint.yaml is sound");
});
