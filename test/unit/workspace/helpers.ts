import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { compare } from "../../../src/merge/compare.ts";
import { resolve } from "../../../src/merge/resolve.ts";
import type { Ownership, Plan } from "../../../src/plan/types.ts";
import { apply } from "../../../src/workspace/apply.ts";
import { nodeDisk, type Disk } from "../../../src/workspace/disk.ts";
import { snapshot, type Moves } from "../../../src/workspace/snapshot.ts";

/** An empty folder that goes when the test is over. */
export function emptyFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "groundplan-test-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** `{ "src/a.ts": "text", "b.ts": ["text", "owned"] }` as a plan; files are merged unless they say otherwise. */
export function planOf(files: Record<string, string | [string, Ownership]>): Plan {
  return {
    files: Object.entries(files).map(([path, file]) => {
      const [contents, ownership] = typeof file === "string" ? [file, "merged" as const] : file;
      return { path, contents, ownership, source: "test" };
    }),
    places: [],
    steps: [],
    notes: [],
    ports: [],
    decisions: [],
  };
}

/** Snapshot, compare, resolve and apply, as a command does it. `moves`: new path → old path. */
export function bring(root: string, plan: Plan, disk?: Disk, moves?: Moves): void {
  const isTaken = (path: string) => (disk ?? nodeDisk).lstat(join(root, path)) !== undefined;
  const changes = resolve(compare(plan, snapshot(root, plan, disk, moves)), { isTaken });
  apply(root, changes, { groundplan: "1.0.0", ...(disk ? { disk } : {}) });
}

/** Everything below a folder: path → contents, `folder`, or where a link leads. Undefined: it does not exist. */
export function treeOf(root: string): Record<string, string> | undefined {
  if (!lstatSync(root, { throwIfNoEntry: false })) return undefined;
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    tree[relative(root, path)] = entry.isFile() ? readFileSync(path, "utf8") : "folder";
  }
  return tree;
}
