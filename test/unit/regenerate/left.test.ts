import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../../../src/cli/print-regenerated.ts";
import { Repo } from "./repo.ts";

const lines = (...all: string[]) => `${all.join("\n")}\n`;
const A = "repo/src/a.txt";
const OTHER = { "repo/src/other.txt": "1\n", "repo/z.txt": "1\n" };
const PLANNED = lines("1", "2", "3", "4", "5");

describe("an edited file that the plan no longer has", () => {
  const left = async (more = {}) => {
    const repo = new Repo({ [A]: PLANNED, ...OTHER, ...more });
    repo.edit("src/a.txt", (text) => text.replace("1", "mine"));
    const result = await repo.upgrade({ [A]: undefined }).run();
    expect(result.notes).toEqual([
      {
        kind: "kept",
        path: "src/a.txt",
        text: "is no longer in the plan; you changed it, so it stays",
      },
    ]);
    return repo;
  };

  test("is told once, and stays", async () => {
    const repo = await left();
    const tree = repo.disk.tree();
    const again = await repo.run({ mode: "check" });
    expect([again.notes, exitCodeOf(again)]).toEqual([[], 0]);
    await repo.run();
    expect(repo.disk.tree()).toEqual(tree);
  });

  test("is merged when it comes back, with what was done to it meanwhile", async () => {
    const repo = await left();
    repo.edit("src/a.txt", (text) => text.replace("3", "mine, too"));
    await repo.upgrade({ "repo/src/other.txt": "2\n", "repo/z.txt": undefined }).run();
    const result = await repo.upgrade({ [A]: PLANNED.replace("5", "next") }).run();
    expect(result.conflicts).toEqual([]);
    expect(repo.read("src/a.txt")).toBe(lines("mine", "2", "mine, too", "4", "next"));
    expect(await repo.run({ mode: "check" })).toMatchObject({ changes: [], notes: [] });
  });

  test("is a conflict only where both changed the same lines", async () => {
    const repo = await left();
    const result = await repo.upgrade({ [A]: PLANNED.replace("1", "next") }).run();
    expect(result.conflicts).toMatchObject([{ path: "src/a.txt", lines: [1] }]);
    expect(repo.read("src/a.txt")).toContain(">>>>>>> groundplan\n2\n3\n4\n5\n");
  });

  test("comes back as it was planned if it was deleted meanwhile, or made what it was", async () => {
    const next = PLANNED.replace("1", "next");
    for (const text of [undefined, PLANNED]) {
      const repo = await left();
      repo.put("src/a.txt", text);
      const { changes, conflicts } = await repo.upgrade({ [A]: next }).run();
      expect([changes.length, conflicts]).toEqual([1, []]);
      expect(repo.read("src/a.txt")).toBe(next);
    }
  });

  test("is forgotten once it was deleted", async () => {
    const repo = await left();
    repo.put("src/a.txt", undefined);
    await repo.upgrade({ "repo/src/other.txt": "2\n" }).run();
    for (const path of ["lock.json", "base/src.json"])
      expect(repo.read(`.groundplan/${path}`)).not.toContain("a.txt");
  });

  test("that only its user writes is theirs when it comes back", async () => {
    const repo = await left({ "base.yaml": "ownership: { src/a.txt: owned }" });
    const result = await repo.upgrade({ [A]: "next\n" }).run();
    expect(repo.read("src/a.txt")).toBe(lines("mine", "2", "3", "4", "5"));
    expect(result.notes).toMatchObject([{ kind: "due", path: "src/a.txt" }]);
  });
});
