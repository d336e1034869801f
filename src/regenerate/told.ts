import { basename } from "node:path";
import { movedTo, type Gone, type Moved } from "../merge/moved.ts";
import type { Report } from "../merge/report.ts";
import { isWritten, placeOf, putOf } from "../merge/review.ts";
import type { Change, Snapshot } from "../merge/types.ts";
import type { Disk } from "../workspace/disk.ts";
import { readText } from "../workspace/repo-facts.ts";
import { baseReader } from "../workspace/snapshot.ts";
import { straysLike } from "../workspace/strays.ts";
import { isContract } from "./is-contract.ts";

/** Where files went that the user moved and that the plan changed since. It is looked for only if there are any. */
export function movedIn(
  root: string,
  changes: readonly Change[],
  { lock }: Snapshot,
  disk: Disk,
): ReadonlyMap<string, Moved> {
  const paths = changes.flatMap((change) =>
    change.kind === "same" && change.why === "deleted" && change.changed ? [change.path] : [],
  );
  if (paths.length === 0) return new Map();
  const baseOf = baseReader(disk, root, lock);
  const gone = paths.map((path): Gone => {
    const text = baseOf(path);
    const alike = [...lock!.files.keys()].filter((one) => basename(one) === basename(path));
    const others = alike.flatMap((one) => readText(root, one, disk) ?? []);
    const { sha256 } = lock!.files.get(path)!;
    return { path, sha256, others, ...(text === undefined ? {} : { text }) };
  });
  const known = new Set([...changes.map(({ path }) => path), ...lock!.files.keys()]);
  const moved = movedTo(gone, straysLike(root, paths, known, disk));
  // Whom a contract at another place is promised to is not known.
  return new Map(
    [...moved].map(([path, one]) => [path, { ...one, sure: one.sure && !isContract(path) }]),
  );
}

/** The report with the text of each file before and after its change. */
export function withTexts(
  root: string,
  report: Report,
  changes: readonly Change[],
  disk: Disk,
): Report {
  const after = new Map(
    changes.filter(isWritten).map((change) => [placeOf(change), putOf(change)]),
  );
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

export const withoutTexts = (report: Report): Report => ({
  ...report,
  conflicts: report.conflicts.map(({ path, lines, text }) => ({ path, lines, text })),
});
