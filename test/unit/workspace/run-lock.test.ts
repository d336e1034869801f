import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isRunning, processTag } from "../../../src/workspace/process-tag.ts";
import { checkNewRoot } from "../../../src/workspace/root.ts";
import { withLock } from "../../../src/workspace/run-lock.ts";
import { emptyFolder, treeOf } from "./helpers.ts";

const lockOf = (root: string): string => join(root, ".groundplan/run.lock");

function lockedBy(tag: string): string {
  const root = emptyFolder();
  mkdirSync(join(root, ".groundplan"));
  writeFileSync(lockOf(root), tag);
  return root;
}

test("one run at a time, and nothing is left of it", async () => {
  const root = emptyFolder();
  const result = await withLock(root, async () => {
    expect(existsSync(lockOf(root))).toBe(true);
    checkNewRoot(root);
    await expect(withLock(root, () => 1)).rejects.toMatchObject({ code: "GP8008" });
    return 7;
  });
  expect(result).toBe(7);
  expect(treeOf(root)).toEqual({});
});

test("a failing run gives the lock back", async () => {
  const root = emptyFolder();
  await expect(withLock(root, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(root, () => 7)).toBe(7);
});

test("the lock of a process that is gone is taken over", async () => {
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const root = lockedBy(`${gone}-12345`);
  await withLock(root, () => expect(readFileSync(lockOf(root), "utf8")).toBe(processTag()));
  expect(treeOf(root)).toEqual({});
});

test.runIf(existsSync("/proc/self/stat"))(
  "a number that was given again is another process",
  () => {
    expect(isRunning(processTag())).toBe(true);
    expect(isRunning(`${process.pid}-1`)).toBe(false);
  },
);

test("the lock of a process that runs is respected", async () => {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"]);
  await once(child.stdout, "data");
  try {
    const root = lockedBy(`${child.pid}-0`);
    await expect(withLock(root, () => 1)).rejects.toMatchObject({ code: "GP8008" });
    expect(readFileSync(lockOf(root), "utf8")).toBe(`${child.pid}-0`);
  } finally {
    child.kill();
  }
});

test("a lock that is being written is waited for, a forgotten one is not", async () => {
  const root = lockedBy("");
  await expect(withLock(root, () => 1)).rejects.toMatchObject({ code: "GP8008" });
  utimesSync(lockOf(root), 0, 0);
  expect(await withLock(root, () => 7)).toBe(7);
});

test("a root that does not exist needs no lock", async () => {
  const root = join(emptyFolder(), "missing");
  expect(await withLock(root, () => existsSync(root))).toBe(false);
});
