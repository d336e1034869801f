import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { AT_THE_END, OF_SYSTEM, PROGRAM, environment } from "./program.ts";
import { KEY, Screen } from "./screen.ts";

const README = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

/** `groundplan new <dir>` without installation, on a terminal. */
function start(cwd: string, ...flags: string[]): Screen {
  const args = [PROGRAM, "new", "library", "--no-install", "--no-git", ...flags];
  const screen = new Screen(process.execPath, args, { cwd, env: environment(cwd) });
  onTestFinished(() => screen.kill());
  return screen;
}

test("from the first question to the files, as the README tells it", async () => {
  const cwd = temporaryFolder();
  const screen = start(cwd);
  await screen.answer("Name of the system");
  await screen.answer("What is it, in one sentence?", "Lends books to neighbours.");
  await screen.see("? How do users prove");
  screen.press(KEY.down);
  await screen.see("❯ OpenID Connect");
  screen.press(KEY.enter);
  await screen.answer("Roles of its users", "reader, keeper > reader");
  for (const question of OF_SYSTEM) await screen.answer(question);
  await screen.answer("Services", "lending");
  await screen.see("? Which API styles");
  screen.press(KEY.down, KEY.space);
  await screen.see("❯◉ gRPC");
  screen.press(KEY.enter);
  await screen.answer("What does lending keep?", "Book");
  const fields = "title: string(200), isbn: string(13) unique, at: Place, after: belongs-to Book?";
  await screen.answer("Fields of Book", fields);
  await screen.answer("Fields of Place, a value object", "room: string(20), row: int(1..99)");
  await screen.answer("What may be done with Book?");
  await screen.answer("Does Book have states?", "lend: here > away, return: away > here");
  await screen.answer("Who may read Book?");
  await screen.answer("Who may change Book?");
  for (const question of AT_THE_END) await screen.answer(question);
  expect(await screen.see("? Build it?")).toContain("Left to groundplan:");
  screen.press(KEY.enter);
  expect(await screen.exited, screen.text()).toBe(0);

  const [, dialogue = ""] = /\$ groundplan new library\n([\s\S]*?)```/.exec(README) ?? [];
  expect(screen.text()).toContain(dialogue.trim());
  const [, shown = ""] = /```\n(Left to groundplan:[\s\S]*?)```/.exec(README) ?? [];
  expect(shown).toContain("Build it?");
  for (const part of shown.split("…\n")) expect(screen.text()).toContain(part.trim());
  const [, excerpt = ""] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  const blueprint = readFileSync(join(cwd, "library/blueprint.yaml"), "utf8");
  expect(blueprint).toMatch(
    /^# yaml-language-server: \$schema=\.groundplan\/blueprint\.schema\.json\n/,
  );
  const lines = blueprint.split("\n").map((line) => line.trim());
  for (const line of excerpt.trim().split("\n")) expect(lines).toContain(line.trim());
  expect(existsSync(join(cwd, "library/services/lending/package.json"))).toBe(true);
  expect(readdirSync(join(cwd, "state/groundplan/answers"))).toEqual([]);
});

test("what is wrong is said at once, and can be mended", async () => {
  const screen = start(temporaryFolder());
  await screen.see("? Name of the system");
  screen.press("My Library", KEY.enter);
  await screen.see("Write lower-case words");
  screen.press(..."My Library".split("").map(() => KEY.backspace));
  await screen.answer("Name of the system", "my-library");
});

test("Ctrl-C keeps the answers, and the next run goes on from there", async () => {
  const cwd = temporaryFolder();
  const first = start(cwd);
  await first.answer("Name of the system", "books");
  await first.answer("What is it, in one sentence?", "Lends books.");
  await first.see("? How do users prove");
  first.press(KEY.ctrlC);
  expect(await first.exited).toBe(130);
  expect(first.text()).toContain("Your answers are kept");
  expect(existsSync(join(cwd, "library"))).toBe(false);

  const second = start(cwd);
  await second.answer("You were asked about this folder before; 2 answers are kept.");
  expect(await second.see("? How do users prove")).not.toContain("Name of the system");
  for (const question of ["How do users prove", ...OF_SYSTEM, "Services", "Which API"])
    await second.answer(question);
  for (const question of ["What does core keep?", "Fields of", "What may be done", "Does Item"])
    await second.answer(question);
  for (const question of AT_THE_END) await second.answer(question);
  expect(await second.see("? Build it?")).toContain("name: books");
  second.press("n", KEY.enter);
  expect(await second.exited).toBe(130);
  expect(second.text()).toContain("Nothing was written.");

  const third = start(cwd);
  await third.see("? You were asked about this folder before");
  third.press(KEY.down, KEY.down);
  await third.see("❯ Start anew");
  third.press(KEY.enter);
  expect(await third.see("? Name of the system")).toContain("(library)");
  third.press(KEY.ctrlC);
  expect(await third.exited).toBe(130);
});

test("a blueprint is shown and confirmed; --yes asks nothing", async () => {
  const cwd = temporaryFolder();
  const asked = start(cwd, "--example", "shop");
  await asked.see("? Build it?");
  asked.press("n", KEY.enter);
  expect(await asked.exited).toBe(130);
  expect(existsSync(join(cwd, "library"))).toBe(false);
  const silent = start(cwd, "--example", "shop", "--yes");
  expect(await silent.exited, silent.text()).toBe(0);
  expect(silent.text()).not.toContain("?");
  expect(existsSync(join(cwd, "library/blueprint.yaml"))).toBe(true);
});

test("a folder that is not empty is refused before the first question", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "library/mine"), { recursive: true });
  const screen = start(cwd);
  expect(await screen.exited).toBe(1);
  expect(screen.text()).toContain("library is not empty");
  expect(screen.text()).not.toContain("?");
});
