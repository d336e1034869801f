import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compare } from "../../../src/merge/compare.ts";
import { sha256 } from "../../../src/merge/hash.ts";
import type { Plan, PlannedFile } from "../../../src/plan/types.ts";
import { apply } from "../../../src/workspace/apply.ts";
import { recover } from "../../../src/workspace/recover.ts";
import { checkNewRoot } from "../../../src/workspace/root.ts";
import { snapshot } from "../../../src/workspace/snapshot.ts";
import { bring, emptyFolder, planOf, treeOf } from "./helpers.ts";

const PLAN = planOf({
  "README.md": "read me\n",
  "src/rules.ts": ["rules\n", "owned"],
  "contracts/api.ts": ["generated\n", "generated"],
});

describe("a new root", () => {
  test("holds the files, the lock, and the merge base of what is merged", () => {
    const root = join(emptyFolder(), "not/yet/there");
    bring(root, PLAN);
    expect(treeOf(root)).toEqual({
      ".groundplan": "folder",
      ".groundplan/.gitignore": "run.lock\nrun.lock.*\njournal.json\njournal.tmp\nstage/\n",
      ".groundplan/base.json": '{\n  "README.md": "read me\\n"\n}\n',
      ".groundplan/lock.json": `{
  "groundplan": "1.0.0",
  "files": {
    "README.md": "merged sha256:${sha256("read me\n")}",
    "contracts/api.ts": "generated sha256:${sha256("generated\n")}",
    "src/rules.ts": "owned sha256:${sha256("rules\n")}"
  }
}
`,
      "README.md": "read me\n",
      contracts: "folder",
      "contracts/api.ts": "generated\n",
      src: "folder",
      "src/rules.ts": "rules\n",
    });
  });

  test("is the same whether the folder was there or not", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "empty"));
    bring(join(folder, "empty"), PLAN);
    bring(join(folder, "missing"), PLAN);
    expect(treeOf(join(folder, "empty"))).toEqual(treeOf(join(folder, "missing")));
  });

  test("may be reached through a link", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "link"));
    bring(join(folder, "link"), PLAN);
    expect(existsSync(join(folder, "real/README.md"))).toBe(true);
  });

  test("is written where nothing is, or not at all", () => {
    const folder = emptyFolder();
    checkNewRoot(join(folder, "missing"));
    checkNewRoot(folder);
    writeFileSync(join(folder, "file"), "");
    symlinkSync("nowhere", join(folder, "dangling"));
    for (const [path, code] of [
      [folder, "GP8001"],
      [join(folder, "file"), "GP8002"],
      [join(folder, "dangling"), "GP8002"],
    ] as const) {
      expect(() => checkNewRoot(path), path).toThrow(expect.objectContaining({ code }));
    }
    for (const path of ["file/below", "file"]) {
      expect(() => bring(join(folder, path), PLAN), path).toThrow(
        expect.objectContaining({ name: "WorkspaceError" }),
      );
    }
    expect(Object.keys(treeOf(folder) ?? {}).toSorted()).toEqual(["dangling", "file"]);
  });

  test.skipIf(process.getuid?.() === 0)("needs the right to write beside it", () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o555);
    expect(() => bring(join(folder, "repo"), PLAN)).toThrow(/Permission is denied/);
    chmodSync(folder, 0o755);
    expect(treeOf(folder)).toEqual({});
  });
});

describe("a repo that is there", () => {
  test("applying twice changes nothing", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, PLAN);
    const before = treeOf(root);
    const lock = join(root, ".groundplan/lock.json");
    utimesSync(lock, 1, 1);
    const kinds = Array.from(compare(PLAN, snapshot(root, PLAN)), ({ kind }) => kind);
    expect(kinds).toEqual(["same", "same", "same"]);
    bring(root, PLAN);
    expect(treeOf(root)).toEqual(before);
    expect(statSync(lock).mtimeMs).toBe(1000);
  });

  test("keeps what is changed by hand, takes away what the plan dropped, keeps the bits of a file", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, planOf({ "a.sh": "1\n", "b.ts": "1\n", "old/c.ts": "1\n", "old/d.ts": "1\n" }));
    chmodSync(join(root, "a.sh"), 0o750);
    writeFileSync(join(root, "b.ts"), "mine\n");
    writeFileSync(join(root, "old/d.ts"), "mine\n");
    bring(root, planOf({ "a.sh": "2\n", "b.ts": "1\n" }));
    expect(treeOf(root)).toMatchObject({
      "a.sh": "2\n",
      "b.ts": "mine\n",
      "old/d.ts": "mine\n",
      ".groundplan/base/old.json": '{\n  "old/d.ts": "1\\n"\n}\n',
    });
    expect(treeOf(root)).not.toHaveProperty(["old/c.ts"]);
    rmSync(join(root, "old/d.ts"));
    bring(root, planOf({ "a.sh": "2\n", "b.ts": "1\n" }));
    expect(treeOf(root)).not.toHaveProperty([".groundplan/base"]);
    expect(statSync(join(root, "a.sh")).mode & 0o777).toBe(0o750);
  });

  test("what changed between snapshot and apply is not overwritten", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, planOf({ "a.ts": "1\n" }));
    const next = planOf({ "a.ts": "2\n", "b.ts": "1\n" });
    const seen = snapshot(root, next);
    for (const path of ["a.ts", "b.ts"]) {
      writeFileSync(join(root, path), "mine\n");
      expect(() => bringFrom(root, next, seen), path).toThrow(
        expect.objectContaining({ code: "GP8009" }),
      );
      expect(treeOf(root)).toMatchObject({ [path]: "mine\n" });
      rmSync(join(root, path));
      if (path === "a.ts") writeFileSync(join(root, path), "1\n");
    }
  });

  test("a damaged lock is told, not guessed", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, PLAN);
    for (const text of ["{", "[]", "null", '{"groundplan":"1","files":{"a":"nonsense"}}']) {
      writeFileSync(join(root, ".groundplan/lock.json"), text);
      expect(() => snapshot(root, PLAN), text).toThrow(expect.objectContaining({ code: "GP8010" }));
    }
  });

  test("a file that is not UTF-8 is a conflict without a text", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, PLAN);
    writeFileSync(join(root, "README.md"), Buffer.from([0xff, 0x00]));
    const next = planOf({ "README.md": "new\n" });
    const [change] = compare(next, snapshot(root, next));
    expect(change).toMatchObject({ kind: "conflict", base: "read me\n" });
    expect(change).not.toHaveProperty("yours");
  });
});

describe("a file that cannot be made, when others are staged already", () => {
  const failing = (): Plan => ({
    ...PLAN,
    files: broken(planOf({ "README.md": "new\n", "b.ts": "1\n" })),
  });

  test.each(["missing", "empty"])("leaves a %s root as it was", (state) => {
    const folder = emptyFolder();
    const root = join(folder, "repo");
    if (state === "empty") mkdirSync(root);
    const changes = compare(failing(), { files: new Map() });
    expect(() => apply(root, changes, { groundplan: "1.0.0" })).toThrow("a broken template");
    expect(treeOf(folder)).toEqual(state === "empty" ? { repo: "folder" } : {});
  });

  test("leaves a repo as it was", () => {
    const root = join(emptyFolder(), "repo");
    bring(root, PLAN);
    const before = treeOf(root);
    const changes = compare(failing(), snapshot(root, PLAN));
    expect(() => apply(root, changes, { groundplan: "1.0.0" })).toThrow("a broken template");
    expect(treeOf(root)).toEqual(before);
  });
});

function* broken({ files }: Plan): Generator<PlannedFile> {
  yield* files;
  throw new Error("a broken template");
}

test("merge bases need files in the order of their paths", () => {
  const root = join(emptyFolder(), "repo");
  const plan = planOf({ "a/1/x": "x\n", "a/2/x": "x\n", "a/1/y": "y\n" });
  expect(() => bring(root, plan)).toThrow("a/1/y comes too late");
  expect(treeOf(root)).toBeUndefined();
});

describe("a process that is really killed", () => {
  test.each(["before the journal", "between two renames"])("%s", (when) => {
    const folder = emptyFolder();
    const root = join(folder, "repo");
    mkdirSync(root);
    const child = spawnSync(
      process.execPath,
      [join(import.meta.dirname, "killed-process.ts"), root, when],
      { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
    );
    expect(child.signal, child.stderr).toBe("SIGKILL");
    const isCommitted = when !== "before the journal";
    expect(existsSync(join(root, "a.ts")) && !existsSync(join(root, "b.ts"))).toBe(isCommitted);
    expect(recover(root)?.outcome).toBe(isCommitted ? "finished" : "undone");
    if (!isCommitted) expect(treeOf(root)).toEqual({});
    else expect(readFileSync(join(root, "b.ts"), "utf8")).toBe("b\n");
    expect(existsSync(join(root, ".groundplan/stage"))).toBe(false);
  });

  test("while it writes a root that is not there yet", () => {
    const folder = emptyFolder();
    const root = join(folder, "repo");
    const script = join(import.meta.dirname, "killed-process.ts");
    const child = spawnSync(process.execPath, [script, root, "in the middle"], {
      encoding: "utf8",
    });
    expect(child.signal, child.stderr).toBe("SIGKILL");
    expect(Object.keys(treeOf(folder) ?? {})[0]).toMatch(/^\.repo\.groundplan-\d+-\d+$/);
    expect(recover(root)).toEqual({ outcome: "undone", rescued: [] });
    expect(treeOf(folder)).toEqual({});
  });
});

function bringFrom(root: string, plan: typeof PLAN, seen: ReturnType<typeof snapshot>): void {
  apply(root, compare(plan, seen), { groundplan: "1.0.0" });
}
