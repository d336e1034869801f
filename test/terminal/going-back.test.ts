import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { AT_THE_END, BEFORE_SERVICES, PROGRAM, environment } from "./program.ts";
import { KEY, Screen } from "./screen.ts";

/** `groundplan new made` without installation, on a terminal. */
function start(cwd: string): Screen {
  const args = [PROGRAM, "new", "made", "--no-install", "--no-git"];
  const screen = new Screen(process.execPath, args, { cwd, env: environment(cwd) });
  onTestFinished(() => screen.kill());
  return screen;
}

/** Everything up to the fields of the first entity. */
async function keeping(screen: Screen, entities: string): Promise<void> {
  for (const question of [...BEFORE_SERVICES, "Services"]) await screen.answer(question);
  await screen.answer("Which API styles");
  await screen.answer("What does core keep?", entities);
}

const blueprintIn = (cwd: string) => parse(readFileSync(join(cwd, "made/blueprint.yaml"), "utf8"));

test("Esc goes back to the question before, with its answer in the line", async () => {
  const screen = start(temporaryFolder());
  await screen.see("Esc goes back to the question before");
  await screen.answer("Name of the system", "libary");
  await screen.see("? What is it");
  screen.press(KEY.escape);
  const again = await screen.see("? Name of the system");
  expect(again).toContain("✔ Name of the system libary");
  expect(again).not.toContain("What is it");
  screen.press(KEY.backspace, KEY.backspace, KEY.backspace, "rary");
  await screen.see(/\? Name of the system[^]*library/);
  screen.press(KEY.enter);
  await screen.see("✔ Name of the system library");
  await screen.answer("What is it", "Lends books.");
  await screen.see("? How do users prove");
  screen.press("?");
  await screen.see(/ {2}\+ [^]*\? How do users prove/);
  // Also from a list.
  screen.press(KEY.escape);
  await screen.see(/\? What is it[^]*Lends books\./);
  screen.press(KEY.ctrlC);
  expect(await screen.exited).toBe(130);
});

test("Esc after Esc goes back each time; lines break between words where the terminal is narrow", async () => {
  const cwd = temporaryFolder();
  const args = [PROGRAM, "new", "made", "--no-install", "--no-git"];
  const screen = new Screen(process.execPath, args, { cwd, env: environment(cwd), columns: 40 });
  onTestFinished(() => screen.kill());
  await screen.answer("Name of");
  await screen.answer("What is it");
  await screen.see(/\n {2}Services check tokens; they never see\n {2}passwords\.\n/);
  screen.press(KEY.escape);
  await screen.see(/\? What is it/);
  screen.press(KEY.escape);
  await screen.see(/\? Name of/);
  screen.press(KEY.clear, "Bad Name", KEY.enter);
  await screen.see(/> `Bad Name` cannot be the name of a\n/);
  screen.press(KEY.ctrlC);
  expect(await screen.exited).toBe(130);
});

test("relations and value objects; all types on a question mark; an answer changed at the end", async () => {
  const cwd = temporaryFolder();
  const screen = start(cwd);
  await keeping(screen, "Book, Tag");
  await screen.see("? Fields of Book");
  screen.press("?", KEY.enter);
  const help = await screen.see("many-to-many Person");
  for (const type of ["decimal(10.2)", "enum(a|b)", "belongs-to Person"])
    expect(help).toContain(type);
  const wrong = "kind: enum(a, b)";
  await screen.see(/✔ Fields of Book \?\n[^]*\? Fields of Book/);
  screen.press(wrong, KEY.enter);
  await screen.see("`enum(a|b)`.");
  screen.press(KEY.clear);
  await screen.answer(
    "Fields of Book",
    "tilte: string(80), at: Place, tags: many-to-many Tag, after: belongs-to Book?",
  );
  await screen.answer("Fields of Place, a value object", "room: int(1..9), street: text?");
  for (const question of ["What may be done with Book?", "Does Book have states?", "Fields of Tag"])
    await screen.answer(question);
  await screen.answer("What may be done with Tag?");
  await screen.answer("Does Tag have states?");
  for (const question of AT_THE_END) await screen.answer(question);

  await screen.see("? Build it?");
  screen.press(KEY.down);
  await screen.see("❯ Change an answer first");
  screen.press(KEY.enter);
  await screen.see("? Which one?");
  screen.press("fields of b");
  await screen.see("❯ Fields of Book");
  screen.press(KEY.enter);
  await screen.see(/\? Fields of Book[^]*tilte/);
  screen.press(KEY.clear, "title: string(80), at: Place, tags: many-to-many Tag", KEY.enter);
  await screen.see(/tags: many-to-many Tag[^]*\? Build it\?/);
  screen.press(KEY.enter);
  expect(await screen.exited, screen.text()).toBe(0);
  const { entities, values } = blueprintIn(cwd).services.core;
  expect(entities.Book.fields).toEqual({ title: "string(80)", at: "Place" });
  expect(entities.Book.relations).toEqual({ tags: "many-to-many Tag" });
  expect(values).toEqual({ Place: { room: "int(1..9)", street: "text?" } });
});
