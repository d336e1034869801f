import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, test, vi } from "vitest";
import type { Plan, Step } from "../../src/plan/types.ts";
import { createProject } from "../../src/project.ts";
import type { StepProgress } from "../../src/workspace/run-steps.ts";
import { emptyFolder, planOf, treeOf } from "./workspace/helpers.ts";

const FILES = { "src/a.ts": "export {};\n", "README.md": "# Shop\n" };
/** A step that runs JavaScript in the new folder. */
const step = (id: string, script: string, after?: string): Step => ({
  id,
  title: `Doing ${id}`,
  inputs: [],
  command: [process.execPath, "-e", script],
  ...(after && { after }),
});
const withSteps = (...steps: Step[]): Plan => ({ ...planOf(FILES), steps });
const target = () => join(emptyFolder(), "shop");
const NOTHING = { install: false, git: false };

describe("a new project", () => {
  test("is the plan's files in a folder that was not there", async () => {
    const root = target();
    const result = await createProject(root, planOf(FILES), NOTHING);
    expect(result).toEqual({ root, files: 2, done: [], remaining: [] });
    expect(treeOf(root)).toMatchObject({ "src/a.ts": "export {};\n", "README.md": "# Shop\n" });
  });

  test("remembers what was written, for the next time", async () => {
    const root = target();
    await createProject(root, planOf(FILES), NOTHING);
    const lock = JSON.parse(readFileSync(join(root, ".groundplan/lock.json"), "utf8"));
    expect(Object.keys(lock.files).toSorted()).toEqual(["README.md", "src/a.ts"]);
  });

  test("may go to an empty folder", async () => {
    const root = emptyFolder();
    await createProject(root, planOf(FILES), NOTHING);
    expect(existsSync(join(root, "README.md"))).toBe(true);
  });

  test("does not go to a folder that holds anything: it stays as it was", async () => {
    const root = emptyFolder();
    writeFileSync(join(root, "mine.txt"), "mine");
    const creating = createProject(root, planOf(FILES), NOTHING);
    await expect(creating).rejects.toMatchObject({ code: "GP8001" });
    expect(treeOf(root)).toEqual({ "mine.txt": "mine" });
  });

  test("does not go where a file is", async () => {
    const root = join(emptyFolder(), "shop");
    writeFileSync(root, "a file");
    const creating = createProject(root, planOf(FILES), NOTHING);
    await expect(creating).rejects.toMatchObject({ code: "GP8002" });
    expect(readFileSync(root, "utf8")).toBe("a file");
  });

  test("does not go twice to one folder", async () => {
    const root = target();
    await createProject(root, planOf(FILES), NOTHING);
    await expect(createProject(root, planOf(FILES), NOTHING)).rejects.toThrow("not empty");
  });
});

describe("the steps", () => {
  const write = (file: string) => `require("node:fs").writeFileSync("${file}", "done")`;

  test("are run in the new folder, told as they go", async () => {
    const root = target();
    const told: string[] = [];
    const onProgress = ({ step: { id }, state }: StepProgress) => told.push(`${id} ${state}`);
    const plan = withSteps(step("one", write("one.txt")), step("two", write("two.txt"), "one"));
    const result = await createProject(root, plan, { git: false, onProgress });
    expect(result).toMatchObject({ done: ["one", "two"], remaining: [] });
    expect(told).toEqual(["one started", "one done", "two started", "two done"]);
    expect(treeOf(root)).toMatchObject({ "one.txt": "done", "two.txt": "done" });
  });

  test("that were not asked for are left to the user, as commands", async () => {
    const install = { id: "install", title: "Installing", command: ["npm", "install"], inputs: [] };
    const build = {
      id: "build",
      title: "Building",
      command: ["npm", "run", "build it"],
      inputs: [],
    };
    const { done, remaining } = await createProject(target(), withSteps(install, build), NOTHING);
    expect({ done, remaining }).toEqual({
      done: [],
      remaining: ["npm install", "npm run 'build it'"],
    });
  });

  test("that fail keep the files, and name what is still to be run", async () => {
    const root = target();
    const plan = withSteps(
      step("one", write("one.txt")),
      step("two", 'console.log("no space"); process.exit(3)'),
      step("three", write("three.txt"), "two"),
      step("four", write("four.txt"), "one"),
    );
    const result = await createProject(root, plan, { git: false });
    expect(result.failed).toMatchObject({
      step: { id: "two" },
      reason: "exit code 3",
      output: "no space",
    });
    expect(result.done).toEqual(["one", "four"]);
    expect(result.remaining).toHaveLength(2);
    expect(result.remaining[0]).toBe(result.failed!.retry);
    expect(treeOf(root)).toMatchObject({ ...FILES, "one.txt": "done", "four.txt": "done" });
    expect(existsSync(join(root, "three.txt"))).toBe(false);
  });

  test("stop where somebody interrupts them", async () => {
    const root = target();
    const interrupt = new AbortController();
    const plan = withSteps(step("one", "setInterval(() => {}, 1000)"), step("two", "0", "one"));
    const result = await createProject(root, plan, {
      git: false,
      signal: interrupt.signal,
      onProgress: ({ state }) => state === "started" && interrupt.abort(),
    });
    expect(result.failed).toMatchObject({ step: { id: "one" }, reason: "it was interrupted" });
    expect(result.done).toEqual([]);
    expect(treeOf(root)).toMatchObject(FILES);
  });
});

describe("git", () => {
  test("has one commit of everything", async () => {
    const root = target();
    const { git } = await createProject(root, planOf(FILES), { install: false });
    expect(git).toEqual({ state: "committed" });
    const { stdout } = await execa("git", ["status", "--short", "--branch"], { cwd: root });
    expect(stdout).toBe("## main");
  });

  test("is left alone inside another repository", async () => {
    const outer = emptyFolder();
    await execa("git", ["init", "--quiet"], { cwd: outer });
    const root = join(outer, "shop");
    const { git } = await createProject(root, planOf(FILES), { install: false });
    expect(git).toEqual({ state: "inside" });
    expect(existsSync(join(root, ".git"))).toBe(false);
  });

  test("that is not there is told, and nothing else is missing", async () => {
    const empty = join(emptyFolder(), "bin");
    mkdirSync(empty);
    vi.stubEnv("PATH", empty);
    const root = target();
    const result = await createProject(root, planOf(FILES), { install: false }).finally(() =>
      vi.unstubAllEnvs(),
    );
    expect(result.git).toMatchObject({ state: "missing", note: expect.stringContaining("git") });
    expect(treeOf(root)).toMatchObject(FILES);
  });
});
