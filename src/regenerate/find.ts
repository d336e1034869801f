import { join } from "node:path";
import { planFrom, type LoadedCatalog } from "../index.ts";
import { bothSides, type SideChanges } from "../merge/both-sides.ts";
import { compare } from "../merge/compare.ts";
import { intoMoved } from "../merge/into-moved.ts";
import { onlyIn } from "../merge/only.ts";
import { reportOf, type Report } from "../merge/report.ts";
import { resolve } from "../merge/resolve.ts";
import { placeOf, reviewHash } from "../merge/review.ts";
import { sidesIn } from "../merge/sides.ts";
import { withForeign } from "../merge/foreign.ts";
import type { Change, Snapshot } from "../merge/types.ts";
import type { SystemModel } from "../model/types.ts";
import { movesBetween, movesOfVersions } from "../plan/moves.ts";
import type { Plan } from "../plan/types.ts";
import type { Problem } from "../problem.ts";
import { refused } from "./refused.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import type { Disk } from "../workspace/disk.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { baseReader, snapshot } from "../workspace/snapshot.ts";
import { readText } from "../workspace/repo-facts.ts";
import { filesBelow } from "../workspace/strays.ts";
import { inputsOf } from "./inputs.ts";
import { refuseOpen, type Merging } from "./merging.ts";
import { movedIn, withoutTexts, withTexts } from "./told.ts";
import type { RegenerateOptions } from "./types.ts";

/** The changes that bring a repo up to its blueprint, settled, and what there is to say about them. */
export interface Found {
  plan: Plan;
  system?: SystemModel;
  /** What the new migrations would lose. */
  losses: readonly Problem[];
  seen: Snapshot;
  changes: readonly Change[];
  report: Report;
  hash: string;
  problems: readonly Problem[];
  blueprint: string;
}

/** Finds out what is to be changed; writes nothing. Throws as `regenerate` does. */
export function find(
  root: string,
  options: RegenerateOptions,
  { catalog, disk, merging }: { catalog: LoadedCatalog; disk: Disk; merging?: Merging },
  inputs = inputsOf(root, options, disk),
): Found {
  const { lock, stands, text, packageManager, guest, history, contracts } = inputs;
  const { renames = [], backfills = [], favor, only, ejected = false } = options;
  const repo = {
    ...(history !== undefined && { history }),
    namesBelow: (folder: string) =>
      filesBelow(root, folder, disk).map((path) => path.slice(folder.length + 1)),
    textOf: (path: string) => readText(root, path, disk),
    contracts,
  };
  const planned = (
    blueprint: string,
    given: Pick<RegenerateOptions, "renames" | "backfills"> = {},
  ) => {
    const made = planFrom(blueprint, BLUEPRINT_FILE, catalog, {
      ...(packageManager && { packageManager }),
      ejected,
      ...(guest && { guest }),
      repo: { ...repo, ...given },
    });
    if (!made.plan) throw refused(made.problems, blueprint);
    return { ...made, plan: made.plan };
  };
  const { plan, problems, system, losses } = planned(text, { renames, backfills });
  const moves = [
    ...movesOfVersions(new Set(lock?.files.keys()), plan.places),
    ...(renames.length === 0
      ? []
      : movesBetween(planned(stands).plan.places, plan.places, renames)),
  ];
  const files = [...plan.files];
  const seen = snapshot(root, { files }, disk, new Map(moves));
  const settledBy = (one: Snapshot): Iterable<Change> => {
    const compared = withBlueprint(compare({ files }, one), options.blueprintText, one);
    return resolve(guest ? withForeign(compared, !lock) : compared, {
      ...(favor && { favor }),
      isTaken: (path) => disk.lstat(join(root, path)) !== undefined,
    });
  };
  const settled = merging ? merged(merging) : settledBy(seen);
  const asked = [...(only ? onlyIn(only, settled) : settled)];
  const moved = movedIn(root, asked, seen, disk);
  const changes = [...intoMoved(asked, moved, favor)];
  refuseOpen(
    changes.flatMap((change) =>
      change.kind === "merge" ? [{ path: placeOf(change), lines: sidesIn(change.put) }] : [],
    ),
  );
  const hash = reviewHash(changes);
  refuseOther(hash, options.hash);
  const report = reportOf(changes, moved);
  return {
    plan,
    ...(system && { system }),
    losses,
    seen,
    changes,
    report: options.texts ? withTexts(root, report, changes, disk) : withoutTexts(report),
    hash,
    problems,
    blueprint: text,
  };

  function merged({ other, standing }: Merging): Iterable<Change> {
    const sideOn = (one: Disk, there: Snapshot): SideChanges => ({
      changes: [...settledBy(there)],
      seen: there,
      textOf: (path) => readText(root, path, one),
      baseOf: baseReader(one, root, there.lock),
    });
    const theirs = sideOn(other, snapshot(root, { files }, other, new Map(moves)));
    const both = bothSides(sideOn(disk, seen), theirs, standing, favor);
    refuseOpen(both.open);
    return both.changes;
  }
}

/** The blueprint is the user's, but who gives a new text of it wants that written. */
function* withBlueprint(
  changes: Iterable<Change>,
  text: string | undefined,
  { files }: Snapshot,
): Generator<Change> {
  for (const change of changes) {
    const was = files.get(BLUEPRINT_FILE)?.sha256;
    if (change.path !== BLUEPRINT_FILE || change.kind !== "same" || !change.next) yield change;
    else if (text === undefined || change.why === "equal" || was === undefined)
      yield { ...change, changed: false };
    else yield { kind: "update", path: BLUEPRINT_FILE, next: change.next, was };
  }
}

export function refuseOther(hash: string, reviewed: string | undefined): void {
  if (reviewed === undefined || reviewed === hash) return;
  throw new WorkspaceError(
    "GP8017",
    `The changes are no longer those that were reviewed as ${reviewed}`,
    "Nothing was changed. See them again: the same command with --dry-run instead of --apply.",
  );
}
