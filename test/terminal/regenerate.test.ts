import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contents } from "../support/generate.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { environment, PROGRAM } from "./program.ts";

/** The example in a folder of its own, and `groundplan` there. */
function shop() {
  const cwd = temporaryFolder();
  const root = join(cwd, "shop");
  const start = (folder: string, ...words: string[]) => {
    const options = { cwd: folder, encoding: "utf8", env: environment(cwd) } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], options);
    return { status, stdout, stderr };
  };
  start(cwd, "new", "shop", "--example", "shop", "--yes", "--no-install", "--no-git");
  return {
    root,
    env: environment(cwd),
    groundplan: (...words: string[]) => start(root, ...words),
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    edit(path: string, change: (text: string) => string) {
      const text = readFileSync(join(root, path), "utf8");
      expect(change(text)).not.toBe(text);
      writeFileSync(join(root, path), change(text));
    },
  };
}

const REDIS = (text: string) => text.replace("broker: nats", "broker: redis");

test("the example with another broker keeps what was changed by hand", () => {
  const { groundplan, edit, read, root } = shop();
  edit("README.md", (text) => `${text}\nCall us before you deploy.\n`);
  edit("package.json", (text) =>
    text.replace('"scripts": {', '"scripts": {\n    "ours": "node ours.ts",'),
  );
  edit("services/payments/src/config.ts", (text) => `// payments are slow on Mondays\n${text}`);
  edit("blueprint.yaml", REDIS);
  const before = contents(root);

  expect(groundplan("regenerate", "--check").status).toBe(3);
  const diff = groundplan("regenerate", "--diff").stdout;
  const dry = groundplan("regenerate", "--dry-run");
  expect([dry.status, contents(root)]).toEqual([0, before]);
  expect(dry.stdout).toContain(
    "~ README.md  the plan changed, and so did you: merged (templates/repo/README.md.hbs)",
  );
  const [, hash = ""] = /regenerate --apply ([0-9a-f]{16})/.exec(dry.stdout) ?? [];

  spawnSync("git", ["init", "--quiet"], { cwd: root });
  const patch = diff.slice(0, diff.lastIndexOf("\n✔")) + "\n";
  const checked = spawnSync("git", ["apply", "--check", "-"], {
    cwd: root,
    input: patch,
    encoding: "utf8",
  });
  expect([checked.status, checked.stderr]).toEqual([0, ""]);

  const done = groundplan("regenerate", "--apply", hash, "--no-install");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  expect(read("README.md")).toContain("Call us before you deploy.");
  expect(JSON.parse(read("package.json")).scripts.ours).toBe("node ours.ts");
  expect(read("services/payments/src/config.ts")).toMatch(
    /^\/\/ payments are slow on Mondays\n[\s\S]*REDIS_URL/,
  );
  expect(read("services/payments/src/main.ts")).toContain("redisBroker");

  const after = contents(root);
  expect(groundplan("regenerate", "--no-install").stdout).toBe(
    "✔ The repo is what its blueprint says.\n",
  );
  expect(groundplan("regenerate", "--check").status).toBe(0);
  expect(contents(root)).toEqual(after);
});

test("a conflict is shown in its place, and refused until it is settled", () => {
  const { groundplan, edit, read } = shop();
  edit("services/payments/src/config.ts", (text) => text.replace("NATS_URL:", "BROKER_URL:"));
  edit("blueprint.yaml", REDIS);
  const first = groundplan("regenerate", "--no-install", "--breaking");
  expect(first.status).toBe(2);
  expect(first.stdout).toContain("Settle each, then run groundplan regenerate --breaking.");
  const [, place = ""] =
    /^conflict (services\/payments\/src\/config\.ts:\d+): both/m.exec(first.stderr) ?? [];
  const second = groundplan("regenerate", "--json");
  expect(second.status).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({
    ok: false,
    problems: [{ code: "GP8016", message: expect.stringContaining(place) }],
  });
  expect(read("services/payments/src/main.ts")).toContain("redisBroker");
});

test("two at once: each does it, or says that the other is at it", async () => {
  const { root, env, edit, groundplan, read } = shop();
  edit("blueprint.yaml", REDIS);
  const ends = await Promise.all(
    [1, 2].map(async () => {
      const child = spawn(process.execPath, [PROGRAM, "regenerate", "--no-install"], {
        cwd: root,
        env,
      });
      let said = "";
      child.stderr.on("data", (data: Buffer) => (said += data.toString()));
      const [code] = (await once(child, "close")) as [number];
      return [code, said] as const;
    }),
  );
  const refused = ends.filter(([code]) => code !== 0);
  expect(refused.length).toBeLessThan(2);
  for (const [code, said] of refused)
    expect([code, said]).toEqual([1, expect.stringContaining("GP8008")]);
  expect(read("services/payments/src/main.ts")).toContain("redisBroker");
  expect(groundplan("regenerate", "--check").status).toBe(0);
});
