import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { environment } from "./terminal/program.ts";
import { KEY, Screen } from "./terminal/screen.ts";

const root = join(import.meta.dirname, "..");
const PLOP = join(root, "node_modules/plop/bin/plop.js");

/** A folder of a team with a plopfile of its own, which loads groundplan's generators beside its own. */
function team(options: object): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/groundplan"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(
    join(folder, "plopfile.mjs"),
    `import groundplan from "groundplan/plop";
export default (plop) => {
  plop.setGenerator("note", {
    description: "a generator of the team's own",
    prompts: [{ type: "input", name: "name", message: "Name?" }],
    actions: [{ type: "add", path: "{{name}}.txt", template: "{{name}}" }],
  });
  groundplan(plop, ${JSON.stringify(options)});
};
`,
  );
  return folder;
}

function plop(cwd: string, ...args: string[]) {
  const options = { cwd, encoding: "utf8", env: environment(cwd), timeout: 20_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PLOP, ...args], options);
  return { status, output: stdout + stderr };
}

test("the real plop runs both generators of one plopfile", () => {
  const options = { directory: "made", example: "shop", yes: true, install: false, git: false };
  const folder = team(options);
  expect(plop(folder, "note", "mine").status).toBe(0);
  expect(readFileSync(join(folder, "mine.txt"), "utf8")).toBe("mine");
  const { status, output } = plop(folder, "groundplan:new");
  expect(output).toMatch(/groundplan:create .*made: \d+ files; still to be run there: npm install/);
  expect(status).toBe(0);
  expect(existsSync(join(folder, "made/services"))).toBe(true);
  // A second run finds the folder full, and says so through plop.
  const again = plop(folder, "groundplan:new");
  expect(again.status).toBe(1);
  expect(again.output).toContain("made is not empty");
});

test("problems of a blueprint come out whole, with their places", () => {
  const folder = team({ directory: "made", from: "wrong.yaml", yes: true });
  writeFileSync(join(folder, "wrong.yaml"), "groundplan: 1\nname: Wrong\nsevices: {}\n");
  const { status, output } = plop(folder, "groundplan:new");
  expect(status).toBe(1);
  expect(output).toContain("wrong.yaml:2:7 GP1201");
  expect(output).toContain("wrong.yaml:3:1 GP1101");
  expect(existsSync(join(folder, "made"))).toBe(false);
});

test("without a terminal plop waits for nothing either", () => {
  const { status, output } = plop(team({}), "groundplan:new");
  expect(status).toBe(1);
  expect(output).toContain("No folder is named.");
});

test("on a terminal it asks what groundplan new asks", async () => {
  const folder = team({ directory: "made" });
  const screen = new Screen(process.execPath, [PLOP, "groundplan:new"], {
    cwd: folder,
    env: environment(folder),
  });
  onTestFinished(() => screen.kill());
  await screen.answer("Name of the system", "ours");
  await screen.see("? What is it, in one sentence?");
  screen.press(KEY.ctrlC);
  expect(await screen.exited).toBe(1);
  expect(screen.text()).toContain("Your answers are kept");
});
