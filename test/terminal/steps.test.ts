import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { PROGRAM, environment } from "./program.ts";
import { KEY, Screen } from "./screen.ts";

/** `groundplan new` with an npm that is only a shell script. */
function startWithNpm(cwd: string, script: string): Screen {
  mkdirSync(join(cwd, "bin"));
  writeFileSync(join(cwd, "bin/npm"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const env = environment(cwd, { PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH}` });
  const args = [PROGRAM, "new", "made", "--example", "shop", "--yes", "--no-git"];
  const screen = new Screen(process.execPath, args, { cwd, env });
  onTestFinished(() => screen.kill());
  return screen;
}

test("a long step shows that it is alive", async () => {
  const screen = startWithNpm(temporaryFolder(), "sleep 1.3");
  await screen.see(/. Installing packages … \d+ s/);
  await screen.see(/✔ Installing packages \(\d+ s\)/);
  expect(await screen.exited).toBe(0);
  expect(screen.text()).toContain("  cd made && npm run dev ");
});

test("Ctrl-C stops the step; the files stand, and the end says what is still to be run", async () => {
  const cwd = temporaryFolder();
  const screen = startWithNpm(cwd, "exec sleep 60");
  await screen.see("Installing packages …");
  screen.press(KEY.ctrlC);
  expect(await screen.exited).toBe(130);
  expect(screen.text()).toContain("cd made && npm install");
  expect(existsSync(join(cwd, "made/package.json"))).toBe(true);
});
