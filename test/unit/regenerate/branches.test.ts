import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { exitCodeOf } from "../../../src/cli/print-regenerated.ts";
import { again, edit, shop } from "./example-repo.ts";

const ORDER = "services/orders/src/features/orders/order.ts";
const ROWS = "services/orders/src/adapters/postgres/orders.ts";
const FIELD = "          shipTo: { type: Address, data: personal }\n";
const ENTITIES = "    values:\n      Address:";
const COUPON = `      Coupon:
        crud: [create, get]
        allow: { create: [admin], get: [admin] }
        fields: { code: string(9) }
`;

/** The example in a git repository, with branches that are made from its first commit. */
async function repoOf() {
  const root = await shop();
  onTestFinished(() => rmSync(root, { recursive: true }));
  const git = (...args: string[]): string => {
    const who = [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    const env = { ...process.env, GIT_EDITOR: "true" };
    try {
      return execFileSync("git", [...who, ...args], {
        cwd: root,
        encoding: "utf8",
        stdio: "pipe",
        env,
      });
    } catch (error) {
      return String((error as { stdout?: string }).stdout);
    }
  };
  const commit = () => [git("add", "--all"), git("commit", "-m", "more")];
  git("init", "--initial-branch=main");
  commit();
  const blueprint = (from: string, to: string) => {
    edit(root, "blueprint.yaml", (text) => text.replace(from, to));
    return again(root, { allow: { breaking: true } });
  };
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  return {
    root,
    git,
    commit,
    read,
    edit: (path: string, from: string, to: string) =>
      edit(root, path, (text) => text.replace(from, to)),
    /** A field more, behind the others of Order. */
    field: (name: string) => blueprint(FIELD, `${FIELD}          ${name}: string(20)?\n`),
    role: (name: string) => blueprint("    customer: []\n", `    customer: []\n    ${name}: []\n`),
    coupon: () => blueprint(ENTITIES, `${COUPON}${ENTITIES}`),
    /** Keeps both sides of git's conflicts in a file. */
    both: (path: string) =>
      edit(root, path, (text) => text.replaceAll(/^(?:<{7}|={7}|>{7}|\|{7}).*\n/gm, "")),
    migrations: () => {
      const folder = "services/orders/migrations";
      return readdirSync(join(root, folder))
        .slice(1)
        .map((name) => [name, /"(gift|channel|coupons)"/.exec(read(join(folder, name)))?.[1]]);
    },
    /** Nothing is in conflict any more, and nothing is left to do. */
    async settled() {
      expect(git("grep", "-lE", "^(<{7}|>{7}) ")).toBe("");
      const check = await again(root, { mode: "check" });
      expect([exitCodeOf(check), check.changes, check.notes]).toEqual([0, [], []]);
    },
  };
}

describe("two branches that were both regenerated", () => {
  test("are merged by git and regenerate; the other's migrations keep their names", async () => {
    const repo = await repoOf();
    repo.git("checkout", "-b", "a");
    await repo.field("gift");
    repo.edit(ROWS, "  id: ", "  // A's.\n  id: ");
    repo.commit();
    repo.git("checkout", "-b", "b", "main");
    await repo.field("channel");
    await repo.role("clerk");
    repo.edit(ORDER, "createdAt: f.timestamp(),", "createdAt: f.timestamp(), // B's");
    repo.commit();
    expect(repo.git("merge", "a")).toContain("CONFLICT");
    const before = repo.read(ORDER);
    for (const mode of ["write", "check"] as const)
      await expect(again(repo.root, { mode })).rejects.toMatchObject({
        code: "GP8028",
        message: expect.stringMatching(/ blueprint.yaml:\d+$/),
      });
    expect(repo.read(ORDER)).toBe(before);
    repo.both("blueprint.yaml");
    const migration = "services/orders/migrations/0002-orders.sql";
    const contract = "contracts/orders/openapi.yaml";
    // as git may check it out
    for (const path of [migration, contract, ROWS])
      edit(repo.root, path, (text) => text.replaceAll("\n", "\r\n"));
    const { conflicts } = await again(repo.root);
    expect(conflicts).toEqual([]);
    await repo.settled();
    expect(repo.read(migration)).toMatch(/"gift".*\r\n$/);
    expect(repo.read(contract)).not.toMatch(/\r\r|[^\r]\n/);
    expect(repo.read(ROWS)).toContain("  // A's.\r\n  id: ");
    expect(repo.read(ORDER)).toContain("createdAt: f.timestamp(), // B's");
    for (const [path, word] of [
      [ORDER, "  gift:"],
      [ORDER, "  channel:"],
      [ROWS, "  gift: order."],
    ] as const)
      expect(repo.read(path).split(word)).toHaveLength(2);
    expect(repo.migrations()).toEqual([
      ["0002-orders.sql", "gift"],
      ["0003-orders.sql", "channel"],
    ]);
  });

  test("one on top of the other: no migration is lost, commit by commit", async () => {
    const repo = await repoOf();
    await repo.field("gift");
    repo.commit();
    repo.git("checkout", "-b", "b", "main~1");
    await repo.field("channel");
    repo.commit();
    await repo.coupon();
    repo.commit();
    repo.git("rebase", "main");
    repo.both("blueprint.yaml");
    for (const more of [true, false]) {
      await again(repo.root);
      repo.git("add", "--all");
      expect(repo.git("rebase", "--continue").includes("CONFLICT")).toBe(more);
    }
    expect(existsSync(join(repo.root, ".git/rebase-merge"))).toBe(false);
    await repo.settled();
    expect(repo.migrations()).toEqual([
      ["0002-orders.sql", "gift"],
      ["0003-orders.sql", "channel"],
      ["0004-coupons.sql", "coupons"],
    ]);
  });

  test("what both wrote at one place is for a person, is named, and nothing is written before", async () => {
    const repo = await repoOf();
    const [was, path] = ["createdAt: f.timestamp()", ORDER];
    repo.git("checkout", "-b", "a");
    await repo.field("gift");
    repo.edit(path, was, `${was}.a`);
    repo.commit();
    repo.git("checkout", "-b", "b", "main");
    await repo.field("channel");
    repo.edit(path, was, `${was}.b`);
    repo.commit();
    repo.git("merge", "a");
    repo.both("blueprint.yaml");
    const lock = repo.read(".groundplan/lock.json");
    await expect(again(repo.root)).rejects.toMatchObject({
      code: "GP8028",
      message: expect.stringMatching(new RegExp(`stand in ${path}:\\d+`)),
    });
    expect(repo.read(".groundplan/lock.json")).toBe(lock);
    repo.both(path);
    await again(repo.root);
    await repo.settled();
    for (const word of [`${was}.a`, `${was}.b`, "  gift:", "  channel:"])
      expect(repo.read(path).split(word), word).toHaveLength(2);
  });

  test("what one plan had, and the plan for both has not, goes", async () => {
    const repo = await repoOf();
    const accepts = "accepts: [customerId, sku, quantity, total, note, shipTo";
    repo.git("checkout", "-b", "a");
    repo.edit("blueprint.yaml", accepts, `${accepts}, gift`);
    await repo.field("gift");
    repo.commit();
    repo.git("checkout", "-b", "b", "main");
    await repo.field("gift");
    repo.commit();
    expect(repo.read(ORDER)).toContain('...absent("gift")');
    repo.git("merge", "a");
    await again(repo.root);
    await repo.settled();
    expect(repo.read(ORDER)).not.toContain("absent");
    expect(repo.migrations()).toEqual([["0002-orders.sql", "gift"]]);
  });
});
