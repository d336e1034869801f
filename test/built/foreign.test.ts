import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { contents, ROOT, workFolder } from "../support/generate.ts";
import { sharedModules } from "../support/installation.ts";
import { link } from "../support/linked.ts";
import { freePort } from "../support/ports.ts";
import { run, start } from "../support/processes.ts";
import { BLUEPRINT, type Foreign, repos } from "./foreign-repos.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");

for (const [name, foreign] of Object.entries(repos)) {
  const { by } = foreign;
  const declare = () => describe(name, () => expectAtHome(foreign));
  if (by === undefined) declare();
  else
    real(
      by,
      () => onPath(by),
      (tool) => {
        beforeAll(() => void tool());
        declare();
      },
    );
}

/** A service comes to it, works, and leaves all else as it was. */
function expectAtHome({ files, own, merged, add, by }: Foreign): void {
  const folder = workFolder();
  const root = join(folder.path, "repo");
  const groundplan = (...words: string[]) =>
    run([process.execPath, PROGRAM, ...words], { cwd: root, timeoutMs: 300_000 });
  /** The command that runs one of our scripts from the root, whatever it is called there. */
  const command = (script: string): [string, ...string[]] => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const called = Object.hasOwn(scripts, `services-${script}`) ? `services-${script}` : script;
    return [by ?? "npm", "run", called];
  };
  const script = (called: string) => run(command(called), { cwd: root, timeoutMs: 180_000 });
  let after: Record<string, string>;

  beforeAll(async () => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    writeFileSync(join(folder.path, "bookshelf.yaml"), BLUEPRINT);
    for (const words of add) {
      const flags = by === undefined ? ["--no-install"] : [];
      const { code, output } = await groundplan("add", ...words, "--yes", ...flags);
      expect(code, output).toBe(0);
    }
    after = contents(root);
    if (by !== undefined) return;
    link(root, await sharedModules());
    const { code, output } = await script("contracts");
    expect(code, output).toBe(0);
  }, 600_000);

  afterAll(() => folder.remove());

  test("nothing that was there is changed, but what has to be merged, and that keeps all of it", () => {
    for (const [path, text] of Object.entries(files))
      if (!merged.includes(path)) expect([path, after[path]]).toEqual([path, text]);
      else if (path.endsWith(".json")) expect(JSON.parse(after[path]!)).toMatchObject(kept(text));
      else
        expect(after[path]!.split("\n")).toEqual(expect.arrayContaining(text.trim().split("\n")));
    const ours =
      /^(?:blueprint\.yaml$|\.gitignore$|pnpm-lock\.yaml$|\.yarn\/install-state\.gz$|\.groundplan\/|contracts\/|docs\/|packages\/(?:contracts|service-kit)\/|services\/)/;
    const strangers = Object.keys(after).filter((path) => !(path in files) && !ours.test(path));
    expect(strangers).toEqual([]);
  });

  test("it builds and tests as before", async () => {
    for (const theirs of own) {
      const { code, output } = await run(theirs, { cwd: root });
      expect(code, output).toBe(0);
    }
  });

  test("the service type-checks and passes its own tests", async () => {
    const types = await script("typecheck");
    expect(types.code, types.output).toBe(0);
    const tests = await run(["node", "--test", "services/lending/**/*.test.ts"], { cwd: root });
    expect(tests.code, tests.output).toBe(0);
    expect(tests.output).toMatch(/^ℹ pass [1-9]/m);
  }, 300_000);

  test("it answers", async () => {
    const port = await freePort();
    const running = start(command("dev"), {
      cwd: root,
      env: { PORT_SHIFT: `${port - 3001}` },
    });
    await running.says(`lending: http://localhost:${port}`);
    const answer = await fetch(`http://localhost:${port}/v1/books`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ items: [{ title: expect.any(String) }, {}] });
    await running.stop();
  }, 120_000);

  test("it is known again: nothing is to be done", async () => {
    const { code, output } = await groundplan("regenerate", "--check");
    expect(output).toContain("The repo is what its blueprint says");
    expect(code).toBe(0);
  });
}

/** What has to be in a package.json still: all of it, and workspaces may be more. */
function kept(text: string): object {
  const { workspaces, ...rest } = JSON.parse(text);
  return workspaces ? { ...rest, workspaces: expect.arrayContaining(workspaces) } : rest;
}
