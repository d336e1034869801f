import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Step } from "../../../src/plan/types.ts";
import { gitInit } from "../../../src/workspace/git.ts";
import { runSteps, shellLine, type StepProgress } from "../../../src/workspace/run-steps.ts";
import { emptyFolder } from "./helpers.ts";

const node = (id: string, script: string, after?: string): Step => ({
  id,
  title: id,
  inputs: [],
  command: [process.execPath, "-e", script],
  ...(after ? { after } : {}),
});

describe("steps", () => {
  test("run in the repo, in order, with what the environment adds", async () => {
    const root = emptyFolder();
    const write = "require('fs').writeFileSync('a', process.env.WORD)";
    const check = "if (require('fs').readFileSync('a', 'utf8') !== 'hello') process.exit(1)";
    const steps = [node("write", write), node("check", check, "write")];
    const seen: string[] = [];
    const onProgress = ({ step, state }: StepProgress): void =>
      void seen.push(`${step.id} ${state}`);
    const result = await runSteps(root, steps, { env: { WORD: "hello" }, onProgress });
    expect(result).toEqual({ done: ["write", "check"], skipped: [] });
    expect(seen).toEqual(["write started", "write done", "check started", "check done"]);
  });

  test("a failure is told with its output and how to retry; what waits for it is skipped", async () => {
    const fail = "console.log('out'); console.error('it\\'s broken'); process.exit(3)";
    const steps = [node("a", fail), node("b", "", "a"), node("c", "", "b"), node("d", "")];
    const { done, skipped, failed } = await runSteps(emptyFolder(), steps);
    expect({ done, skipped }).toEqual({ done: ["d"], skipped: ["b", "c"] });
    expect(failed).toMatchObject({ reason: "exit code 3", output: "out\nit's broken" });
    expect(failed?.step.id).toBe("a");
    expect(failed?.retry).toBe(shellLine(steps[0]?.command ?? []));
  });

  test("a program that is not there, one that is killed", async () => {
    const missing: Step = { id: "a", title: "a", command: ["no-such-program-here"], inputs: [] };
    expect((await runSteps(emptyFolder(), [missing])).failed?.reason).toBe(
      "there is no such program",
    );
    const killed = node("a", "process.kill(process.pid, 'SIGKILL')");
    expect((await runSteps(emptyFolder(), [killed])).failed?.reason).toBe(
      "it was stopped by SIGKILL",
    );
  });

  test("Ctrl-C ends the step's process too, and may be seen there before it is seen here", async () => {
    const steps = [node("a", "process.kill(process.pid, 'SIGINT')"), node("b", "")];
    expect(await runSteps(emptyFolder(), steps)).toMatchObject({
      done: [],
      skipped: ["b"],
      failed: { reason: "it was interrupted", interrupted: true },
    });
  });

  test("an abort stops the running step and skips the rest", async () => {
    const abort = new AbortController();
    const steps = [node("a", "setTimeout(() => {}, 60_000)"), node("b", "")];
    const onProgress = (): void => void setTimeout(() => abort.abort(), 50);
    const result = await runSteps(emptyFolder(), steps, { signal: abort.signal, onProgress });
    expect(result).toMatchObject({
      done: [],
      skipped: ["b"],
      failed: { reason: "it was interrupted" },
    });
  });

  test("the command to retry is one that a shell reads back", () => {
    const words = ["npm", "run", "a b", "it's", "$(x)", "", "--x=1"];
    const line = shellLine(["printf", "%s|", ...words]);
    expect(execFileSync("sh", ["-c", line], { encoding: "utf8" })).toBe(`${words.join("|")}|`);
  });
});

describe("git", () => {
  afterEach(() => void vi.unstubAllEnvs());

  /** An environment in which nobody has told git anything. */
  function nobody(): void {
    const home = emptyFolder();
    for (const [name, value] of Object.entries({
      HOME: home,
      XDG_CONFIG_HOME: home,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: join(home, "gitconfig"),
      GIT_CEILING_DIRECTORIES: "/tmp",
    })) {
      vi.stubEnv(name, value);
    }
  }
  const log = (root: string): string =>
    execFileSync("git", ["log", "--format=%an <%ae> %s"], { cwd: root, encoding: "utf8" });

  test("makes one commit of everything, without knowing the user", async () => {
    nobody();
    const root = emptyFolder();
    writeFileSync(join(root, "a.ts"), "a");
    expect(await gitInit(root)).toEqual({ state: "committed" });
    expect(log(root)).toBe("groundplan <groundplan@localhost> Lay the ground plan\n");
    const status = execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
    expect(status).toBe("");
  });

  test("in the user's name where it is known", async () => {
    nobody();
    writeFileSync(
      process.env["GIT_CONFIG_GLOBAL"] ?? "",
      "[user]\nname = Ada\nemail = ada@example.com\n",
    );
    const root = emptyFolder();
    writeFileSync(join(root, "a.ts"), "a");
    await gitInit(root);
    expect(log(root)).toBe("Ada <ada@example.com> Lay the ground plan\n");
  });

  test("leaves a repository that it is inside of alone", async () => {
    nobody();
    const root = emptyFolder();
    execFileSync("git", ["init", "-q"], { cwd: root });
    expect(await gitInit(root)).toEqual({ state: "inside" });
    expect(() => log(root)).toThrow();
  });

  test.each([
    ["GIT_DIR", ".git"],
    ["GIT_COMMON_DIR", ".git"],
    ["GIT_OBJECT_DIRECTORY", ".git/objects"],
  ])("where a hook of another repository says %s, it is not that one's", async (name, path) => {
    nobody();
    const [other, root] = [emptyFolder(), emptyFolder()];
    execFileSync("git", ["init", "-q"], { cwd: other });
    writeFileSync(join(root, "a.ts"), "a");
    vi.stubEnv(name, join(other, path));
    expect(await gitInit(root)).toEqual({ state: "committed" });
    vi.unstubAllEnvs();
    nobody();
    expect(log(root)).toBe("groundplan <groundplan@localhost> Lay the ground plan\n");
    execFileSync("git", ["fsck", "--strict"], { cwd: root, stdio: "ignore" });
  });

  test("is not needed", async () => {
    vi.stubEnv("PATH", emptyFolder());
    expect(await gitInit(emptyFolder())).toMatchObject({ state: "missing" });
  });

  test("what it refuses becomes a note", async () => {
    nobody();
    expect(await gitInit(emptyFolder())).toMatchObject({
      state: "failed",
      note: expect.stringContaining("git could not make the first commit"),
    });
  });
});
