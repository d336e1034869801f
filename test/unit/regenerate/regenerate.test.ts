import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../../../src/cli/print-regenerated.ts";
import { processTag } from "../../../src/workspace/process-tag.ts";
import { BLUEPRINT, Repo } from "./repo.ts";

const ABC = "repo/a.txt";
const RULES = "entity/services/__service__/src/features/__entities__/rules/__entity__.ts.hbs";
const OWNED = {
  "base.yaml": "ownership: { services/*/src/features/*/rules/**: owned }",
};
const RULES_FILE = "services/sales/src/features/orders/rules/order.ts";
const lines = (...all: string[]) => `${all.join("\n")}\n`;

describe("a newer groundplan", () => {
  test("is merged with what was changed by hand; nothing else is written", async () => {
    const repo = new Repo({
      [ABC]: lines("a", "b", "c"),
      "repo/b.txt": "b\n",
      "repo/c.txt": "c\n",
    });
    repo.edit("a.txt", (text) => `mine\n${text}`);
    repo.edit("b.txt", () => "mine\n");
    const result = await repo.upgrade({ [ABC]: lines("a", "b", "C"), "repo/c.txt": "C\n" }).run();
    expect(result.changes).toEqual([
      {
        kind: "merge",
        path: "a.txt",
        reason: "the plan changed, and so did you: merged",
        template: "templates/repo/a.txt",
      },
      {
        kind: "update",
        path: "c.txt",
        reason: "the plan changed, you did not change it",
        template: "templates/repo/c.txt",
      },
    ]);
    expect([repo.read("a.txt"), repo.read("b.txt"), repo.read("c.txt")]).toEqual([
      lines("mine", "a", "b", "C"),
      "mine\n",
      "C\n",
    ]);
    expect(exitCodeOf(result)).toBe(0);
    const before = repo.disk.tree();
    expect((await repo.run()).changes).toEqual([]);
    expect(repo.disk.tree()).toEqual(before);
  });

  test("is refused where a later one was at work, and takes over where an earlier one was", async () => {
    const repo = new Repo({ [ABC]: "a\n" });
    const lock = repo.read(".groundplan/lock.json")!;
    for (const later of ["99.0.0", "0.1.1", "0.2.0-rc.1"]) {
      repo.put(".groundplan/lock.json", lock.replace('"0.1.0"', `"${later}"`));
      await expect(repo.run()).rejects.toMatchObject({ code: "GP8015" });
    }
    for (const earlier of ["0.0.9", "0.1.0-rc.1"]) {
      repo.put(".groundplan/lock.json", lock.replace('"0.1.0"', `"${earlier}"`));
      await repo.run();
      expect(repo.read(".groundplan/lock.json")).toBe(lock);
    }
  });

  test("is told where there is nothing of groundplan, or no blueprint", async () => {
    const repo = new Repo({ [ABC]: "a\n" });
    repo.put("blueprint.yaml", undefined);
    await expect(repo.run()).rejects.toMatchObject({ code: "GP8018" });
    repo.put(".groundplan/lock.json", undefined);
    await expect(repo.run()).rejects.toMatchObject({ code: "GP8012" });
  });
});

describe("what only the user writes", () => {
  test("is never touched; that it has to fit something else is told, once", async () => {
    const repo = new Repo({ ...OWNED, [RULES]: "throw 1;\n" });
    repo.put(RULES_FILE, "return 1;\n");
    repo.upgrade({ [RULES]: "throw 2;\n" });
    const due = [
      { kind: "due", path: RULES_FILE, text: "is yours; what it has to fit has changed" },
    ];
    expect((await repo.run({ mode: "dry-run" })).notes).toEqual(due);
    expect(exitCodeOf(await repo.run({ mode: "check" }))).toBe(3);
    const result = await repo.run();
    expect([result.notes, result.changes, exitCodeOf(result)]).toEqual([due, [], 0]);
    expect(repo.read(RULES_FILE)).toBe("return 1;\n");
    expect((await repo.run()).notes).toEqual([]);
  });
});

describe("what the plan no longer has", () => {
  test("goes if nobody touched it, and stays and is named elsewhere", async () => {
    const repo = new Repo({ "repo/x/a.txt": "a\n", "repo/x/b.txt": "b\n", "repo/y/c.txt": "c\n" });
    repo.put("x/b.txt", "mine\n");
    const none = {
      "repo/x/a.txt": undefined,
      "repo/x/b.txt": undefined,
      "repo/y/c.txt": undefined,
    };
    const { changes, notes } = await repo.upgrade(none).run();
    expect(changes.map(({ kind, path }) => [kind, path])).toEqual([
      ["delete", "x/a.txt"],
      ["delete", "y/c.txt"],
    ]);
    expect(notes).toEqual([
      {
        kind: "kept",
        path: "x/b.txt",
        text: "is no longer in the plan; you changed it, so it stays",
      },
    ]);
    expect([repo.read("x/b.txt"), repo.read("y")]).toEqual(["mine\n", undefined]);
  });
});

describe("the changes that were reviewed", () => {
  test("are what is written, or nothing is", async () => {
    const repo = new Repo({ [ABC]: "a\n", "repo/b.txt": "b\n" });
    repo.upgrade({ [ABC]: "A\n" });
    const before = repo.disk.tree();
    const { hash, changes } = await repo.run({ mode: "dry-run" });
    expect(repo.disk.tree()).toEqual(before);
    expect((await repo.run({ mode: "dry-run" })).hash).toBe(hash);
    repo.put("a.txt", "mine\n");
    await expect(repo.run({ hash })).rejects.toMatchObject({ code: "GP8017" });
    expect(repo.read("a.txt")).toBe("mine\n");
    repo.put("a.txt", "a\n");
    expect((await repo.run({ hash })).changes).toEqual(changes);
    expect(repo.read("a.txt")).toBe("A\n");
  });

  test("can be seen whole, before and after", async () => {
    const repo = new Repo({ [ABC]: "a\n", "repo/b.txt": "b\n" });
    const { changes } = await repo
      .upgrade({ [ABC]: "A\n", "repo/b.txt": undefined, "repo/c.txt": "c\n" })
      .run({ mode: "dry-run", texts: true });
    expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["a.txt", "a\n", "A\n"],
      ["c.txt", undefined, "c\n"],
      ["b.txt", "b\n", undefined],
    ]);
  });
});

test("contracts alone leave all else as it is, and as it is known", async () => {
  const repo = new Repo({ "repo/contracts/api.txt": "1\n", [ABC]: "1\n", "repo/gone.txt": "1\n" });
  repo.upgrade({ "repo/contracts/api.txt": "2\n", [ABC]: "2\n", "repo/gone.txt": undefined });
  expect((await repo.run({ only: "contracts" })).changes.map(({ path }) => path)).toEqual([
    "contracts/api.txt",
  ]);
  expect([repo.read("contracts/api.txt"), repo.read("a.txt"), repo.read("gone.txt")]).toEqual([
    "2\n",
    "1\n",
    "1\n",
  ]);
  expect((await repo.run()).changes.map(({ kind, path }) => [kind, path])).toEqual([
    ["update", "a.txt"],
    ["delete", "gone.txt"],
  ]);
});

test("a blueprint that is not sound is told, and nothing is written", async () => {
  const repo = new Repo({ [ABC]: "a\n" });
  repo.put("blueprint.yaml", `${BLUEPRINT}nonsense: 1\n`);
  const before = repo.disk.tree();
  await expect(repo.run()).rejects.toMatchObject({ name: "InputError" });
  expect(repo.disk.tree()).toEqual(before);
});

test("another text of the blueprint is written with all that follows from it, its line ends and mark left out", async () => {
  const repo = new Repo({ "repo/name.txt.hbs": "{{name.kebab}}\n" });
  const next = BLUEPRINT.replace("name: shop", "name: store");
  const { changes } = await repo.run({ blueprintText: next });
  expect(changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["blueprint.yaml", "name.txt"]),
  );
  expect(repo.read("blueprint.yaml")).toBe(next);
  repo.put("blueprint.yaml", `\uFEFF${next.replaceAll("\n", "\r\n")}`);
  expect(await repo.run()).toMatchObject({ changes: [], notes: [] });
});

test("the package manager is the one that the repo has", async () => {
  const repo = new Repo({ [ABC]: "a\n" });
  repo.edit("package.json", (text) => text.replace("{", '{\n  "packageManager": "pnpm@11.0.0",'));
  expect((await repo.run()).changes.map(({ path }) => path)).toContain("pnpm-workspace.yaml");
  expect((await repo.run()).changes).toEqual([]);
});

test("a folder in place of a file ends the run, and all is as it was", async () => {
  const repo = new Repo({ [ABC]: "a\n", "repo/b.txt": "b\n" });
  repo.put("b.txt", undefined);
  repo.put("b.txt/inside.txt", "mine\n");
  repo.upgrade({ [ABC]: "A\n", "repo/b.txt": "B\n" });
  const before = repo.disk.tree();
  await expect(repo.run()).rejects.toMatchObject({ code: "GP8006" });
  expect(repo.disk.tree()).toEqual(before);
});

test("two runs at once: one does it, the other says why it does not", async () => {
  const repo = new Repo({ [ABC]: "a\n" });
  repo.upgrade({ [ABC]: "A\n" });
  const ends = await Promise.allSettled([repo.run(), repo.run()]);
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(ends[1]).toMatchObject({ reason: { code: "GP8008" } });
  expect(repo.read("a.txt")).toBe("A\n");
  repo.put(".groundplan/run.lock", processTag());
  for (const mode of ["dry-run", "check"] as const)
    await expect(repo.run({ mode })).rejects.toMatchObject({ code: "GP8008" });
});
