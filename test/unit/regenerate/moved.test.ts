import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../../../src/cli/print-regenerated.ts";
import { Repo } from "./repo.ts";

const ABC = "repo/a.txt";
const lines = (...all: string[]) => `${all.join("\n")}\n`;

describe("what the user deleted or moved", () => {
  const text = lines("import one", "import two", "const three", "const four", "export five");
  test("stays away", async () => {
    const repo = new Repo({ [ABC]: text });
    repo.put("a.txt", undefined);
    expect((await repo.run()).notes).toEqual([]);
    const { notes } = await repo.upgrade({ [ABC]: `${text}more\n` }).run();
    expect(notes).toEqual([
      {
        kind: "kept",
        path: "a.txt",
        text: "the plan changed it; you deleted it, so it stays away",
      },
    ]);
    expect(repo.read("a.txt")).toBeUndefined();
    expect((await repo.run()).notes).toEqual([]);
  });

  test.each([
    ["as it was", text],
    ["mostly as it was", text.replace("four", "mine")],
  ])("is merged where it is now, %s", async (_how, now) => {
    const repo = new Repo({ [ABC]: text });
    repo.put("a.txt", undefined);
    repo.put("deep/er/b.txt", now);
    repo.put("deep/other.txt", lines("import one", "nothing else"));
    for (const more of ["more\n", "more\nand more\n"]) {
      const { hash } = await repo.upgrade({ [ABC]: `${text}${more}` }).run({ mode: "dry-run" });
      const { changes, notes, conflicts } = await repo.run({ hash });
      expect([changes, notes, conflicts]).toEqual([
        [
          {
            kind: "merge",
            path: "deep/er/b.txt",
            reason: "the plan changed it; merged where you moved it, from a.txt",
            template: "templates/repo/a.txt",
          },
        ],
        [],
        [],
      ]);
      expect([repo.read("a.txt"), repo.read("deep/er/b.txt")]).toEqual([undefined, now + more]);
      expect((await repo.run({ mode: "check" })).changes).toEqual([]);
    }
  });

  test("has marks where it is now, if both changed the same lines", async () => {
    const repo = new Repo({ [ABC]: text });
    repo.put("a.txt", undefined);
    repo.put("b.txt", text.replace("four", "mine"));
    const result = await repo.upgrade({ [ABC]: text.replace("four", "next") }).run();
    expect(result.conflicts).toEqual([
      { path: "b.txt", lines: [4], text: "both changed the same lines" },
    ]);
    expect(repo.read("b.txt")).toContain("const mine\n=======\nconst next\n");
    await expect(repo.run()).rejects.toMatchObject({ code: "GP8016" });
  });

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ["two may be it", {}, { "b.txt": text, "c.txt": text }],
    ["much of it changed", {}, { "b.txt": text.replace("four", "mine").replace("five", "5") }],
    [
      "it may be a copy of another",
      { "repo/x/a.txt": text.replace("four", "mine") },
      { "b.txt": text.replace("four", "mine") },
    ],
  ])("is left to a person where that is a guess: %s", async (_why, more, put) => {
    const repo = new Repo({ [ABC]: text, ...more });
    repo.put("a.txt", undefined);
    for (const [path, now] of Object.entries(put)) repo.put(path, now);
    repo.upgrade({ [ABC]: `${text}more\n` });
    const told = {
      path: "b.txt",
      lines: [],
      text: "may be what you moved from a.txt, which the plan changed: do that here, or leave it",
    };
    const { conflicts } = await repo.run({ mode: "dry-run", texts: true });
    expect(conflicts).toEqual([{ ...told, before: text, after: `${text}more\n` }]);
    const result = await repo.run();
    expect([result.conflicts, result.changes, exitCodeOf(result)]).toEqual([[told], [], 2]);
    expect(repo.read("b.txt")).toBe(put["b.txt"]);
    expect(exitCodeOf(await repo.run({ mode: "check" }))).toBe(0);
  });
});
