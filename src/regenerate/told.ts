import { movedTo, type Gone } from "../merge/moved.ts";
import type { Report } from "../merge/report.ts";
import { isWritten, putOf } from "../merge/review.ts";
import type { Change, Snapshot } from "../merge/types.ts";
import type { Disk } from "../workspace/disk.ts";
import { readText } from "../workspace/repo-facts.ts";
import { baseReader } from "../workspace/snapshot.ts";
import { straysLike } from "../workspace/strays.ts";

/** Where files went that the user moved and that the plan changed since. It is looked for only if there are any. */
export function movedIn(
  root: string,
  changes: readonly Change[],
  { lock }: Snapshot,
  disk: Disk,
): ReadonlyMap<string, string> {
  const paths = changes.flatMap((change) =>
    change.kind === "same" && change.why === "deleted" && change.changed ? [change.path] : [],
  );
  if (paths.length === 0) return new Map();
  const baseOf = baseReader(disk, root, lock);
  const gone = paths.map((path): Gone => {
    const text = baseOf(path);
    return { path, sha256: lock!.files.get(path)!.sha256, ...(text === undefined ? {} : { text }) };
  });
  const known = new Set([...changes.map(({ path }) => path), ...lock!.files.keys()]);
  return movedTo(gone, straysLike(root, paths, known, disk));
}

/** The report with the text of each file before and after its change. */
export function withTexts(
  root: string,
  report: Report,
  changes: readonly Change[],
  disk: Disk,
): Report {
  const after = new Map(changes.filter(isWritten).map((change) => [change.path, putOf(change)]));
  const told = report.changes.map((change) => {
    const [before, now] = [
      change.kind === "create" ? undefined : readText(root, change.from ?? change.path, disk),
      after.get(change.path),
    ];
    return {
      ...change,
      ...(before === undefined ? {} : { before }),
      ...(now === undefined ? {} : { after: now }),
    };
  });
  return { ...report, changes: told };
}
