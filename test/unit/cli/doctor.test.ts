import { createServer } from "node:net";
import { expect, test } from "vitest";
import { runDoctor, type Finding } from "../../../src/cli/doctor.ts";
import { parse } from "../../../src/cli/parse.ts";
import { styles } from "../../../src/cli/terminal.ts";

async function diagnose(...words: string[]) {
  const said: string[] = [];
  const code = await runDoctor(parse(["doctor", ...words]), {
    out: (text) => void said.push(text),
    err: () => {},
    interactive: false,
    color: false,
    style: styles(false),
  });
  return { code, text: said.join("\n") };
}

const findings = (text: string): Finding[] => JSON.parse(text).findings;

test("this machine can run groundplan", async () => {
  const { code, text } = await diagnose("--json");
  expect(code).toBe(0);
  const good = findings(text).filter(({ state }) => state === "good");
  expect(good.map(({ name }) => name)).toEqual(expect.arrayContaining(["Node", "npm", "git"]));
});

test("a port that is taken is named, with what to do", async () => {
  const server = createServer();
  // Where somebody else has it already, it is taken, too.
  await new Promise((resolve) => server.once("error", resolve).listen(3001, () => resolve(null)));
  const { code, text } = await diagnose("examples/shop.yaml");
  server.close();
  expect(code).toBe(0);
  expect(text).toMatch(/! Ports 3001.* in use\n  .*PORT_SHIFT/);
});

test("a program that is not there is missed only where it is needed", async () => {
  const { PATH } = process.env;
  process.env.PATH = "";
  const { code, text } = await diagnose("--json").finally(() => (process.env.PATH = PATH));
  expect(code).toBe(1);
  const states = findings(text).map(({ name, state }) => [name, state]);
  expect(states).toContainEqual(["npm or pnpm", "missing"]);
  expect(states).toContainEqual(["git", "lacks"]);
});

test("a blueprint that was named has to be there", async () => {
  const { code, text } = await diagnose("nowhere.yaml");
  expect(code).toBe(1);
  expect(text).toContain("✖ nowhere.yaml does not exist");
});
