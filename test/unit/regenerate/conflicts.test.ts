import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../../../src/cli/print-regenerated.ts";
import { settleDue } from "../../../src/workspace/due-steps.ts";
import { Repo, ROOT } from "./repo.ts";

const ABC = "repo/a.txt";
const lines = (...all: string[]) => `${all.join("\n")}\n`;

describe("a conflict", () => {
  const conflicting = async () => {
    const repo = new Repo({ [ABC]: lines("a", "b", "c"), "repo/other.txt": "1\n" });
    repo.edit("a.txt", () => lines("a", "mine", "c"));
    repo.upgrade({ [ABC]: lines("a", "next", "c"), "repo/other.txt": "2\n" });
    return repo;
  };

  test("is marked and told, and blocks no other file", async () => {
    const repo = await conflicting();
    const result = await repo.run();
    expect(result.conflicts).toEqual([
      { path: "a.txt", lines: [2], text: "both changed the same lines" },
    ]);
    expect(repo.read("a.txt")).toBe(
      lines("a", "<<<<<<< yours", "mine", "=======", "next", ">>>>>>> groundplan", "c"),
    );
    expect(repo.read("other.txt")).toBe("2\n");
    expect(exitCodeOf(result)).toBe(2);
  });

  test("is refused until it is settled, and then done with", async () => {
    const repo = await conflicting();
    await repo.run();
    const before = repo.disk.tree();
    for (const mode of ["write", "dry-run", "check"] as const)
      await expect(repo.run({ mode })).rejects.toMatchObject({
        code: "GP8016",
        message: expect.stringContaining("a.txt:2, a.txt:6"),
      });
    expect(repo.disk.tree()).toEqual(before);
    repo.put("a.txt", lines("a", "mine and next", "c"));
    expect(await repo.run()).toMatchObject({ changes: [], conflicts: [] });
    expect(repo.read("a.txt")).toBe(lines("a", "mine and next", "c"));
    expect(repo.read(".groundplan/conflicts.json")).toBeUndefined();
  });

  test.each([
    ["ours", "mine"],
    ["theirs", "next"],
  ] as const)("is settled by --%s", async (favor, line) => {
    const repo = await conflicting();
    const result = await repo.run({ favor });
    expect([repo.read("a.txt"), exitCodeOf(result)]).toEqual([lines("a", line, "c"), 0]);
    expect((await repo.run()).changes).toEqual([]);
  });

  test("of git's, in a file that is to be merged, is settled before", async () => {
    const repo = new Repo({ [ABC]: lines("a", "b", "c", "d"), "repo/other.txt": "1\n" });
    const marked = lines("a", "<<<<<<< HEAD", "1", "=======", "2", ">>>>>>> more", "c", "d");
    repo.put("a.txt", marked);
    repo.upgrade({ [ABC]: lines("a", "b", "c", "next") });
    await expect(repo.run()).rejects.toMatchObject({
      code: "GP8028",
      message: "Conflicts of a git merge stand in a.txt:2",
    });
    expect(repo.read("a.txt")).toBe(marked);
  });

  test("with a file that is no text leaves that as it is", async () => {
    const repo = await conflicting();
    repo.put("a.txt", "\0\u0001");
    const result = await repo.run();
    expect(result.conflicts).toEqual([
      { path: "a.txt", lines: [], text: "is no UTF-8 text, so it stays as it is" },
    ]);
    expect([repo.read("a.txt"), repo.read("other.txt"), exitCodeOf(result)]).toEqual([
      "\0\u0001",
      "2\n",
      2,
    ]);
    expect(exitCodeOf(await repo.run())).toBe(0);
  });

  test("with a file that groundplan never wrote keeps all of both", async () => {
    const repo = new Repo({ [ABC]: "a\n" });
    repo.put("new.txt", "mine\n");
    repo.put("package-more.json", '{ "mine": 1 }\n');
    const result = await repo
      .upgrade({ "repo/new.txt": "next\n", "repo/package-more.json": '{ "next": 1 }\n' })
      .run();
    expect(result.conflicts.map(({ path }) => path)).toEqual(["new.txt"]);
    expect(JSON.parse(repo.read("package-more.json")!)).toEqual({ mine: 1, next: 1 });
  });

  test("keeps steps waiting", async () => {
    const repo = await conflicting();
    const { done, remaining } = await repo.run({ install: true });
    expect([done, remaining]).toEqual([[], ["npm install"]]);
  });

  test("keeps steps due until a run does them", async () => {
    const repo = await conflicting();
    await repo.run({ install: true });
    repo.put("a.txt", lines("a", "mine", "c"));
    for (const mode of ["check", "dry-run"] as const)
      expect(await repo.run({ mode })).toMatchObject({ changes: [], remaining: ["npm install"] });
    expect(exitCodeOf(await repo.run({ mode: "check" }))).toBe(3);
    // There is no such folder, so that the step cannot start, and is still due.
    const failed = await repo.run({ install: true });
    expect([failed.failed?.step.id, failed.remaining]).toEqual(["install", ["npm install"]]);
    await repo.run({ install: false });
    expect(repo.read(".groundplan/due.json")).toBe('[\n  "install"\n]\n');
    await settleDue(ROOT, ["install"], repo.disk);
    expect(repo.read(".groundplan/due.json")).toBeUndefined();
    const { remaining, ...result } = await repo.run({ mode: "check" });
    expect([remaining, exitCodeOf({ ...result, remaining })]).toEqual([[], 0]);
  });

  test("leaves no step due where the user runs them", async () => {
    const repo = await conflicting();
    expect((await repo.run({ install: false })).remaining).toEqual(["npm install"]);
    expect(repo.read(".groundplan/due.json")).toBeUndefined();
  });
});

describe("what groundplan makes anew each time", () => {
  const repoOf = () =>
    new Repo({
      "base.yaml": "ownership: { made/**: generated }",
      "repo/made/api.ts": "1\n",
      [ABC]: "1\n",
    });

  test("goes beside itself where it was changed by hand, and that is told", async () => {
    const repo = repoOf();
    repo.put("made/api.ts", "mine\n");
    repo.put("made/api.ts.yours", "older\n");
    const result = await repo.upgrade({ [ABC]: "2\n" }).run();
    expect([
      repo.read("made/api.ts"),
      repo.read("made/api.ts.yours"),
      repo.read("made/api.ts.yours-2"),
      repo.read("a.txt"),
    ]).toEqual(["1\n", "older\n", "mine\n", "2\n"]);
    expect([result.conflicts[0]?.text, exitCodeOf(result)]).toEqual([
      "is generated; your edit is in made/api.ts.yours-2",
      2,
    ]);
    expect(exitCodeOf(await repo.run())).toBe(0);
  });

  test("comes back where it was deleted, and is no edit with other line ends", async () => {
    const repo = repoOf();
    repo.put("made/api.ts", undefined);
    await repo.run();
    expect(repo.read("made/api.ts")).toBe("1\n");
    repo.put("made/api.ts", "1\r\n");
    expect((await repo.run()).changes).toEqual([]);
    await repo.upgrade({ "repo/made/api.ts": "2\n" }).run();
    expect(repo.read("made/api.ts")).toBe("2\r\n");
  });
});
