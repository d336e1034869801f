import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { PACKAGE_MANAGERS, planFrom } from "../index.ts";
import { compare } from "../merge/compare.ts";
import { onlyIn } from "../merge/only.ts";
import { reportOf, type Report } from "../merge/report.ts";
import { resolve } from "../merge/resolve.ts";
import { reviewHash } from "../merge/review.ts";
import { withForeign } from "../merge/foreign.ts";
import type { Change, Snapshot } from "../merge/types.ts";
import { HISTORY_FILE } from "../migrations/index.ts";
import type { SystemModel } from "../model/types.ts";
import { movesBetween, type Rename } from "../plan/moves.ts";
import type { Plan } from "../plan/types.ts";
import { InputError, type Problem } from "../problem.ts";
import type { Disk } from "../workspace/disk.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { guestManagerOf, guestOf } from "../workspace/guest-repo.ts";
import { lockFor, marksLeft, packageManagerOf, readText } from "../workspace/repo-facts.ts";
import { snapshot } from "../workspace/snapshot.ts";
import { filesBelow } from "../workspace/strays.ts";
import { movedIn, withTexts } from "./told.ts";
import type { RegenerateHost, RegenerateOptions } from "./types.ts";

export const BLUEPRINT = "blueprint.yaml";

/** The changes that bring a repo up to its blueprint, settled, and what there is to say about them. */
export interface Found {
  /** The repo was there before groundplan came. */
  isGuest: boolean;
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
  { catalog, disk }: Pick<RegenerateHost, "catalog"> & { disk: Disk },
): Found {
  const lock = options.guest ? undefined : lockFor(root, packageJson.version, disk);
  refuseMarks(root, disk);
  const { stands, text } = blueprintsOf(root, options, disk);
  const { renames = [], favor, only, ejected = false } = options;
  const isGuest = options.guest || lock?.guest;
  const guest = isGuest ? guestOf(root, lock, disk) : undefined;
  const pm = isGuest
    ? guestManagerOf(root, disk)
    : PACKAGE_MANAGERS.find((one) => one === packageManagerOf(root, disk));
  const history = readText(root, HISTORY_FILE, disk);
  const repo = {
    ...(history !== undefined && { history }),
    files: filesBelow(root, "services", disk),
  };
  const planned = (blueprint: string, given: readonly Rename[] = []) => {
    const made = planFrom(blueprint, BLUEPRINT, catalog, {
      ...(pm && { packageManager: pm }),
      ejected,
      ...(guest && { guest }),
      repo: { ...repo, renames: given },
    });
    if (!made.plan) throw new InputError(made.problems, blueprint);
    return { ...made, plan: made.plan };
  };
  const { plan, problems, system, losses } = planned(text, renames);
  const moves =
    renames.length === 0 ? [] : movesBetween(planned(stands).plan.places, plan.places, renames);
  const files = [...plan.files];
  const seen = snapshot(root, { files }, disk, new Map(moves));
  const compared = withBlueprint(compare({ files }, seen), options.blueprintText, seen);
  const settled = resolve(guest ? withForeign(compared, !lock) : compared, {
    ...(favor && { favor }),
    isTaken: (path) => disk.lstat(join(root, path)) !== undefined,
  });
  const changes = [...(only ? onlyIn(only, settled) : settled)];
  const hash = reviewHash(changes);
  refuseOther(hash, options.hash);
  const report = reportOf(changes, movedIn(root, changes, seen, disk));
  return {
    isGuest: guest !== undefined,
    plan,
    ...(system && { system }),
    losses,
    seen,
    changes,
    report: options.texts ? withTexts(root, report, changes, disk) : report,
    hash,
    problems,
    blueprint: text,
  };
}

function blueprintsOf(root: string, { blueprintText, guest }: RegenerateOptions, disk: Disk) {
  const there = readText(root, BLUEPRINT, disk)?.replace(/^\uFEFF/, "");
  const stands = there ?? (guest ? blueprintText : undefined);
  if (stands === undefined)
    throw new WorkspaceError(
      "GP8018",
      `There is no ${BLUEPRINT} that could be read in ${root}`,
      "Restore it from git.",
    );
  return { stands, text: blueprintText ?? stands };
}

/** The blueprint is the user's, but who gives a new text of it wants that written. */
function* withBlueprint(
  changes: Iterable<Change>,
  text: string | undefined,
  { files }: Snapshot,
): Generator<Change> {
  for (const change of changes) {
    const was = files.get(BLUEPRINT)?.sha256;
    if (change.path !== BLUEPRINT || change.kind !== "same" || !change.next) yield change;
    else if (text === undefined || change.why === "equal" || was === undefined)
      yield { ...change, changed: false };
    else yield { kind: "update", path: BLUEPRINT, next: change.next, was };
  }
}

function refuseMarks(root: string, disk: Disk): void {
  const marks = marksLeft(root, disk);
  if (marks.length === 0) return;
  const places = marks.map(({ path, line }) => `${path}:${line}`);
  throw new WorkspaceError(
    "GP8016",
    `Conflicts of the last run still stand in ${places.join(", ")}`,
    "Keep what is right of each, remove the lines with the marks, then run it again.",
  );
}

function refuseOther(hash: string, reviewed: string | undefined): void {
  if (reviewed === undefined || reviewed === hash) return;
  throw new WorkspaceError(
    "GP8017",
    `The changes are no longer those that were reviewed as ${reviewed}`,
    "Nothing was changed. See them again: groundplan regenerate --dry-run.",
  );
}
