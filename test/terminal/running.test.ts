import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freeShift } from "../support/ports.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { AT_THE_END, BEFORE_SERVICES, PROGRAM, environment } from "./program.ts";
import { KEY, Screen } from "./screen.ts";

function open(file: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Screen {
  const screen = new Screen(file, args, { cwd, env: environment(cwd, env) });
  onTestFinished(() => screen.kill());
  return screen;
}

// Installs packages: the slowest test of all.
test("from the first question to the running service", { timeout: 240_000 }, async () => {
  const cwd = temporaryFolder();
  const asked = open(process.execPath, [PROGRAM, "new", "library"], cwd);
  for (const question of BEFORE_SERVICES) await asked.answer(question);
  await asked.answer("Services", "lending");
  await asked.answer("Which API styles");
  await asked.answer("What does lending keep?", "Book");
  await asked.answer("Fields of Book", "title: string(200), pages: int(1..9999)?");
  await asked.answer("What may be done with Book?");
  await asked.answer("Does Book have states?", "lend: here > away, return: away > here");
  for (const question of AT_THE_END) await asked.answer(question);
  await asked.see("? Build it?");
  asked.press(KEY.enter);
  await asked.see("✔ Installing packages", 200_000);
  expect(await asked.exited, asked.text()).toBe(0);
  expect(asked.text()).toContain("committed to git");

  const shift = String(await freeShift([3000, 4000], 2));
  const running = open("npm", ["run", "dev"], join(cwd, "library"), { PORT_SHIFT: shift });
  const address = /lending: (http:\/\/localhost:\d{5})/;
  const [, url = ""] = address.exec(await running.see(address)) ?? [];
  const books = new URL("/v1/books", url);
  const added = await send(books, { title: "A Tale of Two Cities", pages: 341 });
  expect(added.status).toBe(201);
  const book = new URL(added.headers.get("location") ?? "", url);
  const lent = await send(new URL(`${book.pathname}/lend`, url));
  expect(lent.status, await lent.clone().text()).toBe(200);
  expect(await (await fetch(book)).json()).toMatchObject({
    title: "A Tale of Two Cities",
    status: "away",
  });
  expect((await send(new URL(`${book.pathname}/lend`, url))).status).toBe(409);
  expect((await send(books, { title: "", pages: 0 })).status).toBe(400);

  running.press(KEY.ctrlC);
  await running.exited;
  await expect(fetch(book)).rejects.toThrow("fetch failed");
});

async function send(url: URL, body?: object): Promise<Response> {
  const json = { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return fetch(url, { method: "POST", ...(body && json) });
}
