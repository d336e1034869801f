import packageJson from "../../package.json" with { type: "json" };
import type { WrittenContract } from "../contracts/index.ts";
import { PACKAGE_MANAGERS, type Guest, type PackageManager } from "../index.ts";
import { HISTORY_FILE } from "../migrations/index.ts";
import type { Lock } from "../merge/types.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import type { Disk } from "../workspace/disk.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { guestManagerOf, guestOf } from "../workspace/guest-repo.ts";
import { lockFor, marksLeft, packageManagerOf, readText } from "../workspace/repo-facts.ts";
import { baseReader } from "../workspace/snapshot.ts";
import { isContract } from "./is-contract.ts";
import type { RegenerateOptions } from "./types.ts";

/** What a repo gives to its next plan, and what the last one left. */
export interface Inputs {
  /** Absent: groundplan comes for the first time. */
  lock?: Lock;
  /** What is known of the repo, where it was there before groundplan came. */
  guest?: Guest;
  /** The blueprint as it stands, and as it is to be. */
  stands: string;
  text: string;
  packageManager?: PackageManager;
  /** What is known of its migrations. */
  history?: string;
  /** The contracts as groundplan wrote them last, as far as that is known; and with those that stand. */
  written: ReadonlyMap<string, string>;
  contracts: ReadonlyMap<string, WrittenContract>;
}

/** @throws {WorkspaceError} where the repo may not be planned: see `regenerate`. */
export function inputsOf(root: string, options: RegenerateOptions, disk: Disk): Inputs {
  const { blueprintText } = options;
  const lock = options.guest ? undefined : lockFor(root, packageJson.version, disk);
  refuseMarks(root, disk);
  const there = readText(root, BLUEPRINT_FILE, disk)?.replace(/^\uFEFF/, "");
  const stands = there ?? (lock ? undefined : blueprintText);
  if (stands === undefined)
    throw new WorkspaceError(
      "GP8018",
      `There is no ${BLUEPRINT_FILE} that could be read in ${root}`,
      "Restore it from git.",
    );
  const isGuest = !lock || lock.guest;
  const packageManager = isGuest
    ? guestManagerOf(root, disk)
    : PACKAGE_MANAGERS.find((one) => one === packageManagerOf(root, disk));
  const written = lock ? writtenContracts(root, lock, disk) : new Map<string, string>();
  // One that was written and is gone is as bad as one that cannot be read: every table would be new.
  const lost = lock?.files.has(HISTORY_FILE) ? "" : undefined;
  const history = readText(root, HISTORY_FILE, disk) ?? lost;
  return {
    ...(lock && { lock }),
    ...(isGuest && { guest: guestOf(root, lock, disk) }),
    stands,
    text: blueprintText ?? stands,
    ...(packageManager && { packageManager }),
    ...(history !== undefined && { history }),
    written,
    contracts: lock ? contractsOf(root, lock, written, disk) : new Map(),
  };
}

const contractsIn = (lock: Lock): string[] => [...lock.files.keys()].filter(isContract);

/** By the paths of then: what moves in this run is gone for those who rely on it. */
function writtenContracts(root: string, lock: Lock, disk: Disk): Map<string, string> {
  const baseOf = baseReader(disk, root, lock);
  return new Map(
    contractsIn(lock).flatMap((path): [string, string][] => {
      const base = baseOf(path);
      return base === undefined ? [] : [[path, base]];
    }),
  );
}

/** Where it is no longer known what groundplan wrote, contracts are taken as they stand. */
function contractsOf(
  root: string,
  lock: Lock,
  written: ReadonlyMap<string, string>,
  disk: Disk,
): Map<string, WrittenContract> {
  return new Map(
    contractsIn(lock).flatMap((path): [string, WrittenContract][] => {
      const stands = readText(root, path, disk);
      const planned = written.get(path) ?? stands;
      return planned === undefined
        ? []
        : [[path, { planned, ...(stands !== undefined && { stands }) }]];
    }),
  );
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
