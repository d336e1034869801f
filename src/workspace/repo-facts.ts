import { join } from "node:path";
import { marksIn } from "../merge/text.ts";
import type { Lock } from "../merge/types.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { readLock } from "./lock-file.ts";
import { CONFLICTS_FILE, DUE_FILE } from "./writes.ts";
import { utf8Text } from "./utf8.ts";

/** Where a marked conflict stands. `line`: from 1. */
export interface Mark {
  path: string;
  line: number;
}

/** The text of a file of the repo; undefined: there is none, or it is not UTF-8. */
export function readText(root: string, path: string, disk: Disk = nodeDisk): string | undefined {
  const full = join(root, path);
  if (disk.lstat(full)?.kind !== "file") return undefined;
  return utf8Text(disk.read(full));
}

/** Marks of the last run that still stand in the files in which it set them. */
export function marksLeft(root: string, disk: Disk = nodeDisk): Mark[] {
  return listIn(root, CONFLICTS_FILE, disk).flatMap((path) =>
    marksIn(readText(root, path, disk) ?? "").map((line) => ({ path, line })),
  );
}

/** Ids of the steps that earlier runs left to be run. */
export const dueSteps = (root: string, disk: Disk = nodeDisk): string[] =>
  listIn(root, DUE_FILE, disk);

function listIn(root: string, path: string, disk: Disk): string[] {
  const listed = jsonOf(readText(root, path, disk));
  return Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
}

/**
 * The package manager that a repo uses: the one that its package.json names, or the one whose workspace file is there.
 * @returns its name as package.json spells it, such as `npm`.
 */
export function packageManagerOf(root: string, disk: Disk = nodeDisk): string {
  const named = jsonOf(readText(root, "package.json", disk)) as { packageManager?: unknown } | null;
  const [, name] = /^([a-z]+)@/.exec(String(named?.packageManager ?? "")) ?? [];
  if (name) return name;
  return disk.lstat(join(root, "pnpm-workspace.yaml")) ? "pnpm" : "npm";
}

/** Were the packages of a repo installed? */
export const hasPackages = (root: string, disk: Disk = nodeDisk): boolean =>
  disk.lstat(join(root, "node_modules")) !== undefined;

/**
 * The lock of a repo that this version may work on.
 * @throws {WorkspaceError} where there is none (GP8012) or a later version wrote it (GP8015).
 */
export function lockFor(root: string, version: string, disk: Disk = nodeDisk): Lock {
  const lock = readLock(disk, root);
  if (!lock)
    throw new WorkspaceError(
      "GP8012",
      `${root} was not made by groundplan`,
      "Go to a repo that was, or make one with groundplan new.",
    );
  if (isLater(lock.groundplan, version))
    throw new WorkspaceError(
      "GP8015",
      `groundplan ${lock.groundplan} wrote this repo last, and this is ${version}`,
      `Use that one or a later one: npx groundplan@${lock.groundplan}.`,
    );
  return lock;
}

/** By the numbers of semantic versions; what comes before a release is earlier than it. */
function isLater(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => {
    const [core = "", pre] = version.split("-", 2);
    return [...core.split(".").map((part) => Number.parseInt(part, 10) || 0), pre ? 0 : 1];
  });
  const at = a!.findIndex((part, index) => part !== (b![index] ?? 0));
  return at >= 0 && a![at]! > (b![at] ?? 0);
}

/** What a text says in JSON, behind a byte order mark too; null: it is none. */
export function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse((text ?? "null").replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
