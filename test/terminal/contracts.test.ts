import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workFolder } from "../support/generate.ts";
import { PROGRAM, environment } from "./program.ts";

const CONTRACT = "contracts/orders/openapi.yaml";
const { path: cwd, remove } = workFolder();
afterAll(remove);
const repo = join(cwd, "shop");
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: repo,
  });

function run(...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, "contracts", ...flags], {
    cwd: join(repo, "services"),
    encoding: "utf8",
    timeout: 30_000,
    env: environment(cwd),
  });
  return { status, stdout, stderr };
}

function edit(change: (text: string) => string, file = CONTRACT): void {
  git("checkout", "--quiet", ".");
  const path = join(repo, file);
  const text = readFileSync(path, "utf8");
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
}

const LESS = (text: string) => text.replace(/        note:\n(?:          .*\n)+/, "");

beforeAll(() => {
  const words = ["new", "shop", "--example", "shop", "--yes", "--no-install", "--no-git"];
  const made = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd,
    encoding: "utf8",
    env: environment(cwd),
  });
  expect(made.status, made.stderr).toBe(0);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "First");
}, 60_000);

test("without a change it says so", () => {
  const { status, stdout, stderr } = run("diff");
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: "✔ The contracts promise what they did at HEAD.\n",
    stderr: "",
  });
});

test("a change that breaks somebody ends with 1, and says what, where and whom", () => {
  edit(LESS);
  const { status, stdout } = run("diff", "--against", "main");
  expect(status).toBe(1);
  expect(stdout).toMatch(/^orders\n {2}contracts\/orders\/openapi\.yaml \(1\.0\.0\)\n/);
  expect(stdout).toContain("✖ A response no longer has `note`");
  expect(stdout).toMatch(/main:contracts\/orders\/openapi\.yaml:\d+:9 property-removed/);
  expect(stdout).toContain(
    "this breaks getOrder, listOrders, placeOrder, cancelOrder for callers with the role",
  );
  expect(stdout).toContain("1 breaking change in contracts whose version was not raised.");
});

test("it is accepted by a flag, or by a new major version", () => {
  edit(LESS);
  expect(run("diff", "--breaking").status).toBe(0);
  edit((text) => LESS(text).replace("version: 1.0.0", "version: 2.0.0"));
  const { status, stdout } = run("diff");
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining("all in contracts whose version was raised"),
  ]);
});

test("a machine reads the same", () => {
  edit((text) => text.replace("        - customerId\n", ""), "contracts/orders/asyncapi.yaml");
  const { status, stdout } = run("diff", "--json");
  expect(status).toBe(1);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ ok: false, against: { ref: "HEAD" }, unannounced: 1, unread: [] });
  expect(told.contracts).toMatchObject([
    {
      service: "orders",
      format: "asyncapi",
      raised: false,
      changes: [
        {
          severity: "breaking",
          events: ["shop.orders.OrderPlaced"],
          hits: { services: ["payments"] },
        },
      ],
    },
  ]);
});

test("a contract that is none is refused with its place", () => {
  edit((text) => text.replace("paths:", "paths: ["));
  const { status, stderr } = run("diff");
  expect(status).toBe(1);
  expect(stderr).toMatch(/contracts\/orders\/openapi\.yaml:\d+:\d+ GP3002/);
});

test.each([
  [["diff", "--against", "nowhere"], "GP8021 There is no commit nowhere"],
  [["diff", "--against=--all"], "GP8021 There is no commit --all"],
  [["dif"], "Did you mean `diff`?"],
  [[], "Write groundplan contracts diff."],
])("%j is refused", (words, expected) => {
  git("checkout", "--quiet", ".");
  const { status, stderr } = run(...words);
  expect(status).toBe(1);
  expect(stderr).toContain(expected);
});

test("names of files that git would quote are read as they are", () => {
  git("checkout", "--quiet", ".");
  mkdirSync(join(repo, "contracts/über uns"), { recursive: true });
  const file = "contracts/über uns/openapi.yaml";
  writeFileSync(join(repo, file), readFileSync(join(repo, CONTRACT)));
  git("add", "--all");
  git("commit", "--quiet", "-m", "Second");
  writeFileSync(join(repo, file), LESS(readFileSync(join(repo, file), "utf8")));
  expect(run("diff").stdout).toContain(`${file} (1.0.0)`);
});
