import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { environment, PROGRAM } from "./program.ts";
import { Screen } from "./screen.ts";

let root = "";

/** One command of a user in the repo, where nobody can be asked. */
function groundplan(...args: string[]) {
  const options = { cwd: root, encoding: "utf8", env: environment(root), timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], options);
  return { status, stdout, stderr };
}

const textOf = (path: string) => readFileSync(join(root, path), "utf8");

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "groundplan-test-"));
  const set = ["--set", "qualities.availability=99"];
  const made = groundplan(
    "new",
    ".",
    "--example",
    "shop",
    ...set,
    "--yes",
    "--no-install",
    "--no-git",
  );
  expect(made.stderr).toBe("");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test("add, rename, set and remove edit the blueprint and all that follows from it", () => {
  const before = textOf("blueprint.yaml");
  const add = ["add", "field", "orders.Order.gift", "string(80)?", "--accepted-by", "placeOrder"];

  const dry = groundplan(...add, "--dry-run");
  const [, hash = ""] = /--apply (\w+)/.exec(dry.stdout) ?? [];
  expect(dry.stdout).toContain("~ services/orders/src/features/orders/order.ts");
  expect(textOf("blueprint.yaml")).toBe(before);
  expect(groundplan(...add, "--apply", hash, "--no-install").status).toBe(0);
  expect(textOf("blueprint.yaml")).toContain("\n          gift: string(80)?\n");
  expect(textOf("contracts/orders/openapi.yaml")).toContain("gift:");

  const rank = [
    "add",
    "field",
    "orders.Order.rank",
    "int(1..9)",
    "--accepted-by",
    "placeOrder",
    "--backfill",
  ];
  const told = groundplan(...rank, "7", "--diff");
  expect(told.stdout).toContain(`"rank" integer not null default '7';`);
  expect(groundplan(...rank, "12", "--diff")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("is not from 1 to 9"),
  });

  const entity = ["rename", "entity", "orders.Order", "Purchase", "--breaking", "--no-install"];
  expect(groundplan(...entity).status).toBe(0);
  expect(existsSync(join(root, "services/orders/src/features/purchases/purchase.ts"))).toBe(true);
  expect(existsSync(join(root, "services/orders/src/features/orders"))).toBe(false);
  expect(
    groundplan("rename", "entity", "orders.Purchase", "Order", "--breaking", "--no-install").status,
  ).toBe(0);

  const move = ["--of", "Order", "--from", "paid", "--to", "lost", "--new-state", "lost"];
  const lose = ["add", "operation", "orders.loseOrder", ...move, "--allow", "customer"];
  expect(groundplan(...lose, "--breaking", "--dry-run")).toMatchObject({ status: 0, stderr: "" });

  const removal = groundplan("remove", "field", "orders.Order.gift", "--json", "--no-install");
  expect(removal.status).toBe(1);
  expect(JSON.parse(removal.stdout)).toMatchObject({
    ok: false,
    problems: [
      { code: "GP1907", file: "blueprint.yaml", message: expect.stringContaining("gift") },
    ],
  });
  const whole = ["--with-references", "--breaking", "--allow-loss", "--no-install"];
  expect(groundplan("remove", "field", "orders.Order.gift", ...whole).status).toBe(0);
  expect(textOf("blueprint.yaml")).toBe(before);

  expect(groundplan("set", "platform.broker=memory", "--no-install").status).toBe(0);
  expect(textOf("blueprint.yaml")).toBe(before.replace("broker: nats", "broker: memory"));
});

test("what is not sound is shown in what would come out, and nothing is written", () => {
  const before = textOf("blueprint.yaml");
  const { status, stderr } = groundplan("add", "event", "orders.OrderLost", "--of", "Order");
  expect(status).toBe(1);
  expect(stderr).toContain("would not be sound; nothing was written");
  expect(stderr).toContain("In this command: --emitted-by OPERATION");
  expect(stderr).toMatch(/blueprint\.yaml:\d+:\d+ GP2001 Nobody emits `OrderLost`/);
  expect(textOf("blueprint.yaml")).toBe(before);
});

describe("a command after one that was killed", () => {
  /** What was committed when it died has to stand afterwards. */
  function killed(...args: string[]): void {
    const hook = pathToFileURL(join(import.meta.dirname, "dies-at-rename.mjs")).href;
    const { signal } = spawnSync(process.execPath, ["--import", hook, PROGRAM, ...args], {
      cwd: root,
      env: { ...environment(root), DIES_AT: "1" },
      timeout: 60_000,
    });
    expect(signal).toBe("SIGKILL");
  }
  const said = "An earlier run was interrupted; it is finished now.\n";

  test("edits what that one made of the blueprint", () => {
    killed("set", "qualities.peakRequestsPerSecond=900", "--no-install");
    expect(textOf("blueprint.yaml")).not.toContain("peakRequestsPerSecond: 900");
    const { status, stderr } = groundplan("set", "qualities.p99Milliseconds=300", "--no-install");
    expect({ status, stderr }).toEqual({ status: 0, stderr: said });
    expect(textOf("blueprint.yaml")).toContain("peakRequestsPerSecond: 900");
    expect(textOf("blueprint.yaml")).toContain("p99Milliseconds: 300");
  });

  test.each([
    ["add", "field", "nowhere.Order.gift", "text?"],
    ["eject", "--dry-run"],
    ["regenerate", "--apply", "0000"],
  ])("says so where it is refused, too: %s %s", (...args) => {
    const p99 = textOf("blueprint.yaml").includes("p99Milliseconds: 300") ? 310 : 300;
    killed("set", `qualities.p99Milliseconds=${p99}`, "--no-install");
    expect(groundplan(...args).stderr).toContain(said);
    expect(textOf("blueprint.yaml")).toContain(`p99Milliseconds: ${p99}`);
  });

  test("tells it to programs", () => {
    killed("set", "qualities.peakRequestsPerSecond=700", "--no-install");
    const { stdout } = groundplan("regenerate", "--check", "--json");
    expect(JSON.parse(stdout).recovered).toEqual({ outcome: "finished", rescued: [] });
  });
});

test("on a terminal the change is shown first, and a no leaves everything", async () => {
  const before = textOf("blueprint.yaml");
  const args = [PROGRAM, "rename", "event", "orders.OrderPaid", "OrderSettled", "--breaking"];
  const screen = new Screen(process.execPath, args, { cwd: root, env: environment(root) });
  onTestFinished(() => screen.kill());
  await screen.see("+      OrderSettled:");
  await screen.see("contracts/orders/asyncapi.yaml");
  await screen.answer("Write it?", "n");
  expect(await screen.exited).toBe(130);
  expect(textOf("blueprint.yaml")).toBe(before);
});

test.each([
  [["add"], "What is to be added?"],
  [["rename", "feild", "a.b", "c"], "Did you mean `field`?"],
  [["rename", "entity", "orders.Order"], "What is it called then?"],
  [["remove", "entity"], "Which entity? Write service.Entity."],
  [["set"], "What is to be set?"],
  [
    ["rename", "field", "orders.Ordr.note", "text"],
    "> 1 | orders.Ordr.note text\n    |        ^^^^\n",
  ],
  [["set", "platform.broker=none"], "goes into the same command: another path=value"],
  [["add", "entity", "orders.X", "--purpose", "y"], "--purpose says nothing of an entity."],
])("%j is answered", (args, said) => {
  const { status, stderr } = groundplan(...args);
  expect(stderr).toContain(said);
  expect(status).toBe(1);
});
