import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Opened, opened } from "../support/built.ts";
import { commitAll } from "../support/commit.ts";
import { develop, type Development } from "../support/development.ts";
import { blueprintFile, ROOT, workFolder } from "../support/generate.ts";
import { run } from "../support/processes.ts";
import { expectChangedTests, expectScript } from "./whole.ts";

/** A repo in git that is changed again and again, with packages that are really installed each time. */
export interface Living {
  root: string;
  read(path: string): string;
  /** Runs groundplan in it, as somebody types it, with all that it installs and builds. */
  groundplan(line: string): Promise<void>;
  /** Changes a file by hand. `mark`: what has to stand there for good. */
  edit(path: string, what: string | RegExp, by: string, mark: string): void;
  /** Takes a mark to where its file is now. */
  moved(from: string, to: string): void;
  npm(...words: string[]): Promise<{ code: number | undefined; output: string }>;
  /**
   * The step is over: packages are installed as the lock file says, every edit is there, types, linter, formatter and tests pass, it
   * starts and answers, nothing is left for groundplan to do, and all of it is committed.
   */
  expectSound(call: (dev: Development) => Promise<void>): Promise<void>;
  remove(): void;
}

/** What the tests install is in npm's cache already. */
const env = { npm_config_prefer_offline: "true" };
const PROGRAM = join(ROOT, "bin/groundplan.js");

/** A new repo from the text of a blueprint. */
export async function liveWith(name: string, blueprint: string): Promise<Living> {
  const folder = workFolder();
  const root = join(folder.path, name);
  const written = new Map<string, string[]>();
  const program = async (cwd: string, words: readonly string[]) => {
    const { code, output } = await run([process.execPath, PROGRAM, ...words, "--yes"], {
      cwd,
      env,
      timeoutMs: 300_000,
    });
    expect(code, output).toBe(0);
  };
  const npm = (...words: string[]) => run(["npm", ...words], { cwd: root, env });
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const file = blueprintFile(folder.path, name, blueprint);
  await program(folder.path, ["new", root, "--from", file, "--no-git"]);
  await commitAll(root);

  return {
    root,
    read,
    npm,
    groundplan: (line) => program(root, line.split(" ")),
    edit(path, what, by, mark) {
      opened(root, folder.remove).edit(path, (text) => text.replace(what, by));
      written.set(path, [...(written.get(path) ?? []), mark]);
    },
    moved(from, to) {
      written.set(to, written.get(from)!);
      written.delete(from);
    },
    async expectSound(call) {
      const repo = opened(root, folder.remove);
      expect(lostOf(written, read)).toEqual([]);
      for (const words of ["ls --all", "ci --dry-run"]) {
        const { code, output } = await npm(...words.split(" "));
        expect(code, output).toBe(0);
      }
      for (const script of ["contracts", "typecheck", "lint", "format:check"])
        await expectScript(repo, script);
      await Promise.all([expectChangedTests(repo), calling(repo, call)]);
      await commitAll(root);
    },
    remove: folder.remove,
  };
}

const lostOf = (written: ReadonlyMap<string, readonly string[]>, read: (path: string) => string) =>
  [...written].flatMap(([path, marks]) => {
    const text = read(path);
    return marks.filter((mark) => !text.includes(mark)).map((mark) => `${path}: ${mark}`);
  });

async function calling(repo: Opened, call: (dev: Development) => Promise<void>): Promise<void> {
  const dev = await develop(repo);
  try {
    await call(dev);
  } finally {
    const { code, output } = await dev.process.stop();
    expect(code, output).toBe(0);
  }
}
