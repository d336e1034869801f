import { join } from "node:path";
import type { Standing } from "../merge/both-sides.ts";
import { sha256 } from "../merge/hash.ts";
import { mergeValues } from "../merge/by-key.ts";
import { sidesIn, type Side } from "../merge/sides.ts";
import type { LockedFile } from "../merge/types.ts";
import { bothHistories, HISTORY_FILE } from "../migrations/index.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import type { Disk } from "../workspace/disk.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { sharedSide, stagesOf } from "../workspace/git-merge.ts";
import { LOCK_FILE, readLock } from "../workspace/lock-file.ts";
import { readText } from "../workspace/repo-facts.ts";
import { sideDisk, type Otherwise } from "../workspace/side-disk.ts";
import { utf8Text } from "../workspace/utf8.ts";

/** A repo in which git merges two branches that were both regenerated: it reads as one side has it, or as the other. */
export interface Merging {
  /** As the side has it from which others have what it says already. */
  kept: Disk;
  other: Disk;
  standing: (path: string) => Standing | undefined;
}

/**
 * Both sides of what git could not merge in the files that groundplan keeps for itself; undefined: there is nothing of the kind.
 * @throws {WorkspaceError} where the blueprint is in conflict, too (GP8028).
 */
export async function mergingIn(root: string, disk: Disk): Promise<Merging | undefined> {
  const lines = (path: string) => sidesIn(readText(root, path, disk) ?? "");
  refuseOpen([{ path: BLUEPRINT_FILE, lines: lines(BLUEPRINT_FILE) }]);
  if (lines(LOCK_FILE).length === 0) return undefined;
  const kept = await sharedSide(root);
  const other: Side = kept === "ours" ? "theirs" : "ours";
  const theirs = sideDisk(disk, other);
  return {
    kept: sideDisk(disk, kept, await otherwise(root, { disk, theirs }, kept, other)),
    other: theirs,
    standing(path) {
      const full = join(root, path);
      if (disk.lstat(full)?.kind !== "file") return undefined;
      const bytes = disk.read(full);
      return { sha256: sha256(bytes), marks: sidesIn(utf8Text(bytes) ?? "") };
    },
  };
}

/** The history of migrations for both sides, and without those that are planned anew. */
async function otherwise(
  root: string,
  { disk, theirs }: Record<"disk" | "theirs", Disk>,
  kept: Side,
  other: Side,
): Promise<Otherwise> {
  const stages = await stagesOf(root, HISTORY_FILE);
  if (!stages) {
    const lines = sidesIn(readText(root, HISTORY_FILE, disk) ?? "");
    refuseOpen([{ path: HISTORY_FILE, lines }]);
    return new Map();
  }
  const texts = { base: stages.base, kept: stages[kept], other: stages[other] };
  const both = bothHistories(texts, (base, one, two) => {
    const { value, conflicts } = mergeValues({ value: base }, one, two);
    return conflicts.length === 0 ? value : undefined;
  });
  if (!both) return new Map();
  const files = readLock(theirs, root)?.files ?? new Map<string, LockedFile>();
  const isAnew = (path: string) =>
    both.anew.some(
      ({ service, name }) => path.endsWith(`/${name}`) && path.split("/").includes(service),
    );
  const gone = [...files].filter(([path, { ownership }]) => ownership === "owned" && isAnew(path));
  return new Map([
    [join(root, HISTORY_FILE), both.text],
    ...gone.map(([path]) => [join(root, path), undefined] as const),
  ]);
}

/** @throws {WorkspaceError} for conflicts of git's that nobody but a person can settle (GP8028). */
export function refuseOpen(open: readonly { path: string; lines: readonly number[] }[]): void {
  const places = open.flatMap(({ path, lines }) => lines.map((line) => `${path}:${line}`));
  if (places.length === 0) return;
  throw new WorkspaceError(
    "GP8028",
    `Conflicts of a git merge stand in ${places.join(", ")}`,
    "Settle these, then run it again. What follows from the blueprint, and .groundplan, it settles itself.",
  );
}
