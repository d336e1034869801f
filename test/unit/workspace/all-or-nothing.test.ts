import { describe, expect, test } from "vitest";
import { recover } from "../../../src/workspace/recover.ts";
import { faultyDisk, Killed, type Fault } from "./faulty-disk.ts";
import { bring, planOf } from "./helpers.ts";
import { MemoryDisk } from "./memory-disk.ts";

const FIRST = planOf({
  "README.md": "one\n",
  "package.json": "{}\n",
  "src/main.ts": "main\n",
  "src/old/gone.ts": "gone\n",
  "src/old/deep/er.ts": "gone too\n",
  "src/rules.ts": ["rules\n", "owned"],
  "contracts/api.ts": ["generated\n", "generated"],
});
const SECOND = planOf({
  "README.md": "two\n",
  "package.json": "{}\n",
  "src/main.ts": "main, changed\n",
  "src/new/deep/a.ts": "a\n",
  "src/new/deep/b.ts": "b\n",
  "src/rules.ts": ["other rules\n", "owned"],
  "contracts/api.ts": ["generated again\n", "generated"],
});

const ROOT = "/deep/repo";

/** What is merged, marked, moved, put aside and removed, once somebody has changed it by hand. */
const EDITED = planOf({
  "both.ts": "a\nb\nc\n",
  "clash.ts": "a\n",
  "gone.ts": "gone\n",
  "main.ts": ["generated\n", "generated"],
  "was.ts": "a\nb\nc\n",
});
const MERGED = planOf({
  "both.ts": "a\nb\nC\n",
  "clash.ts": "next\n",
  "is.ts": "a\nb\nC\n",
  "main.ts": ["generated again\n", "generated"],
});
const MOVES = new Map([["is.ts", "was.ts"]]);

function world(...folders: string[]): MemoryDisk {
  const disk = new MemoryDisk();
  for (const folder of folders) disk.mkdir(folder);
  return disk;
}

function written(): MemoryDisk {
  const disk = world();
  bring(ROOT, FIRST, disk);
  disk.write(`${ROOT}/mine.txt`, "mine");
  disk.unlink(`${ROOT}/package.json`);
  disk.write(`${ROOT}/package.json`, "mine too");
  return disk;
}

function edited(): MemoryDisk {
  const disk = world();
  bring(ROOT, EDITED, disk);
  const edits = {
    "both.ts": "mine\na\nb\nc\n",
    "clash.ts": "mine\n",
    "main.ts": "mine\n",
    "was.ts": "mine\na\nb\nc\n",
  };
  for (const [path, text] of Object.entries(edits)) {
    disk.unlink(`${ROOT}/${path}`);
    disk.write(`${ROOT}/${path}`, text);
  }
  return disk;
}

test("a run over a repo that was changed by hand does all that there is to do", () => {
  const disk = edited();
  bring(ROOT, MERGED, disk, MOVES);
  const files = Object.entries(disk.tree()).filter(
    ([path, text]) => text !== "folder" && !path.includes("/.groundplan/"),
  );
  expect(
    Object.fromEntries(files.map(([path, text]) => [path.slice(ROOT.length + 1), text])),
  ).toEqual({
    "both.ts": "mine\na\nb\nC\n",
    "clash.ts": "<<<<<<< yours\nmine\n=======\nnext\n>>>>>>> groundplan\n",
    "is.ts": "mine\na\nb\nC\n",
    "main.ts": "generated again\n",
    "main.ts.yours": "mine\n",
  });
});

const CASES: [string, MemoryDisk, typeof FIRST][] = [
  ["a root that does not exist", world(), FIRST],
  ["an empty root", world("/deep", ROOT), FIRST],
  ["a repo that groundplan wrote", written(), SECOND],
  ["a repo that was changed by hand", edited(), MERGED],
];

/** A file that every run changes: it tells the old tree from the new one. */
const probe = (disk: MemoryDisk): string | undefined =>
  disk.tree()[`${ROOT}/src/main.ts`] ?? disk.tree()[`${ROOT}/main.ts`];

type End = "done" | "failed" | "killed";

/** Runs it with a disk that fails; says how it ended. */
function attempt(work: () => void): End {
  try {
    work();
    return "done";
  } catch (error) {
    return error instanceof Killed ? "killed" : "failed";
  }
}

/** A folder that could not be removed in the end stays, empty: git does not see it, and nothing is lost. */
function filesOf(tree: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tree).filter(([, what]) => what !== "folder"));
}

/** As `expect(…).toEqual(…)`, thousands of times a second. */
function expectEqual(tree: Record<string, string>, wanted: Record<string, string>, at: string) {
  if (JSON.stringify(tree) !== JSON.stringify(wanted)) expect(tree, at).toEqual(wanted);
}

describe.each(CASES)("%s", (_name, old, plan) => {
  const after = old.copy();
  bring(ROOT, plan, after, MOVES);

  test.each<Fault>(["ENOSPC", "EACCES", "full"])(
    "%s at any call: all of it or nothing, at once",
    (fault) => {
      const ends = new Set<End>();
      for (let at = 1; ; at++) {
        const disk = old.copy();
        const faulty = faultyDisk(disk, fault, at);
        const end = attempt(() => bring(ROOT, plan, faulty.disk, MOVES));
        if (!faulty.struck()) break;
        ends.add(end);
        if (end === "done") recover(ROOT, disk);
        if (end === "failed") expectEqual(disk.tree(), old.tree(), `call ${at}`);
        else expectEqual(filesOf(disk.tree()), filesOf(after.tree()), `call ${at}`);
      }
      expect(ends).toContain("failed");
    },
  );

  test.each<Fault>(["kill", "torn", "read-only"])(
    "%s at any call, and again while recovering: all of it or nothing",
    (fault) => {
      const outcomes = new Set<"old" | "new">();
      const seen = new Set<string>();
      let interrupted = true;
      for (let at = 1; interrupted; at++) {
        const disk = old.copy();
        const first = faultyDisk(disk, fault, at);
        const end = attempt(() => bring(ROOT, plan, first.disk, MOVES));
        interrupted = first.struck();
        if (interrupted && fault !== "read-only") expect(end).toBe("killed");
        // Between two writes a process may die at many calls and leave the same behind.
        const state = JSON.stringify(disk.tree());
        if (seen.has(state)) continue;
        seen.add(state);
        for (let then = 1, again = true; again; then++) {
          const copy = disk.copy();
          const second = faultyDisk(copy, fault, then);
          attempt(() => recover(ROOT, second.disk));
          again = second.struck();
          recover(ROOT, copy);
          const isNew = probe(copy) === probe(after);
          outcomes.add(isNew ? "new" : "old");
          const expected = (isNew ? after : old).tree();
          const where = `call ${at}, then ${then}`;
          if (fault !== "read-only") expectEqual(copy.tree(), expected, where);
          else expectEqual(filesOf(copy.tree()), filesOf(expected), where);
        }
      }
      expect(outcomes).toEqual(new Set(["old", "new"]));
    },
  );

  test("EACCES at any call, and killed while that is undone: all of it or nothing", () => {
    const seen = new Set<string>();
    for (let at = 1, failing = true; failing; at++) {
      for (let then = at + 1, again = true; again; then++) {
        const disk = old.copy();
        const first = faultyDisk(disk, "EACCES", at);
        const second = faultyDisk(first.disk, "kill", then);
        attempt(() => bring(ROOT, plan, second.disk, MOVES));
        failing = first.struck();
        again = failing && second.struck();
        const state = JSON.stringify(disk.tree());
        if (seen.has(state)) continue;
        seen.add(state);
        recover(ROOT, disk);
        const isNew = probe(disk) === probe(after);
        const expected = (isNew ? after : old).tree();
        expectEqual(filesOf(disk.tree()), filesOf(expected), `call ${at}, then ${then}`);
      }
    }
  });
});

test("files that were changed after the interruption are moved aside, not lost", () => {
  const outcomes = new Set<string>();
  for (let at = 1, again = true; again; at++) {
    const disk = written();
    const faulty = faultyDisk(disk, "kill", at);
    attempt(() => bring(ROOT, SECOND, faulty.disk));
    again = faulty.struck();
    if (disk.lstat(`${ROOT}/README.md`)) disk.unlink(`${ROOT}/README.md`);
    disk.write(`${ROOT}/README.md`, "my own words\n");
    const recovery = recover(ROOT, disk);
    outcomes.add(recovery?.outcome ?? "nothing to do");
    const mine = Object.entries(disk.tree()).filter(([, text]) => text === "my own words\n");
    expect(mine, `call ${at}`).toHaveLength(1);
    if (mine[0]?.[0] !== `${ROOT}/README.md`) {
      expect(recovery?.rescued).toEqual([{ path: "README.md", to: "README.md.yours" }]);
      expect(disk.tree()[`${ROOT}/README.md`]).toBe("two\n");
      outcomes.add("moved aside");
    }
  }
  expect(outcomes).toEqual(new Set(["nothing to do", "undone", "finished", "moved aside"]));
});
