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

test.each([
  { what: "a service", port: 3001, host: undefined, opener: "npm run dev", help: /PORT_SHIFT=100/ },
  { what: "the issuer", port: 3000, host: "127.0.0.1", opener: "npm run dev", help: /PORT_SHIFT/ },
  {
    what: "metrics",
    port: 5002,
    host: "127.0.0.1",
    opener: "docker compose up",
    help: /has to stop/,
  },
  {
    what: "a server",
    port: 4222,
    host: "127.0.0.1",
    opener: "docker compose up",
    help: /has to stop/,
  },
])(
  "the port of $what that is taken is named, with what to do",
  async ({ port, host, opener, help }) => {
    const server = createServer();
    // Where somebody else has it already, it is taken, too.
    await new Promise((resolve) => {
      server.once("error", resolve).listen({ port, host }, () => resolve(null));
    });
    const { code, text } = await diagnose("examples/shop.yaml", "--json");
    server.close();
    expect(code).toBe(0);
    const found = findings(text).find(({ name }) => name === `Ports of \`${opener}\``)!;
    expect(found).toMatchObject({ state: "lacks", help: expect.stringMatching(help) });
    expect(found.text).toMatch(new RegExp(`\\b${port}\\b.* in use$`));
  },
);

test("a port that several would open is asked for once at a time", async () => {
  const said = await diagnose("examples/shop.yaml", "--json");
  const taken = findings(said.text).flatMap(({ name, text }) =>
    name.startsWith("Ports of") && text.endsWith("in use") ? text.match(/\d+/g)! : [],
  );
  for (const port of taken) {
    const free = await new Promise((resolve) => {
      const server = createServer().once("error", () => resolve(false));
      server.listen(Number(port), () => server.close(() => resolve(true)));
    });
    expect({ port, free }).toEqual({ port, free: false });
  }
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
