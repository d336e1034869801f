import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { AT_THE_END, BEFORE_SERVICES, PROGRAM, environment } from "./program.ts";
import { KEY, Screen } from "./screen.ts";

const README = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

test("two services, an event and who reacts, as the README tells it", async () => {
  const cwd = temporaryFolder();
  const args = [PROGRAM, "new", "library", "--no-install", "--no-git"];
  const screen = new Screen(process.execPath, args, { cwd, env: environment(cwd) });
  onTestFinished(() => screen.kill());
  for (const question of BEFORE_SERVICES) await screen.answer(question);
  await screen.answer("Services", "lending, reminders");
  await screen.answer("Which API styles does it offer? (lending)");
  await screen.answer("What does lending keep?", "Book");
  await screen.answer("Fields of Book (lending)", "title: string(200)");
  await screen.answer("What may be done with Book (lending)?");
  await screen.answer("Does Book (lending) have states?", "lend: here > away, return: away > here");
  await screen.see("? What do other services hear of Book (lending)?");
  screen.press(KEY.up, KEY.up, KEY.space);
  await screen.see("❯◉ lend");
  screen.press(KEY.enter);
  await screen.answer("What is this event called?");
  await screen.answer("What does BookLent carry?");
  await screen.answer("Which API styles does it offer? (reminders)");
  await screen.answer("What does reminders keep?", "Reminder");
  await screen.answer("Fields of Reminder (reminders)", "bookId: uuid unique, title: string(200)");
  await screen.answer("What may be done with Reminder (reminders)?");
  await screen.answer("Does Reminder (reminders) have states?");
  await screen.answer("What do other services hear of Reminder (reminders)?");
  await screen.see("✔ What do other services hear of Reminder (reminders)? nothing");
  await screen.see("? Which services react to lending.BookLent?");
  screen.press(KEY.space);
  await screen.see("❯◉ reminders");
  screen.press(KEY.enter);
  await screen.answer("What does reminders do after BookLent?");
  await screen.see("there may be one with this bookId already");
  screen.press(KEY.down, KEY.down);
  await screen.see("❯ Go on");
  screen.press(KEY.enter);
  await screen.answer("What carries events between services?");
  for (const question of AT_THE_END) await screen.answer(question);
  await screen.see("? Build it?");
  screen.press(KEY.enter);
  expect(await screen.exited, screen.text()).toBe(0);

  const [, told = ""] =
    /```\n(✔ What do other services hear of Book[\s\S]*?)```/.exec(README) ?? [];
  const parts = told.split("…\n").map((part) => part.trim());
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(screen.text()).toContain(part);

  const file = join(cwd, "library/blueprint.yaml");
  const { platform, services } = parse(readFileSync(file, "utf8"));
  expect(platform.broker).toBe("auto");
  expect(services.lending.events).toEqual({
    BookLent: { of: "Book", key: "id", carries: ["id", "title"] },
  });
  expect(services.reminders.consumes).toEqual({
    "lending.BookLent": {
      do: "addReminder",
      with: { bookId: "event.id", title: "event.title" },
      refused: "ignore",
    },
  });
  const env = { env: environment(cwd), extendEnv: false };
  const { stdout, stderr } = await execa(process.execPath, [PROGRAM, "check", file], env);
  expect(stdout).toContain("is sound");
  expect(stderr).toBe("");
});
