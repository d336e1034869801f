import packageJson from "../../package.json" with { type: "json" };
import { sha256 } from "../merge/hash.ts";
import type { Change, LockedFile } from "../merge/types.ts";
import { HISTORY_FILE } from "../migrations/index.ts";
import type { Problem } from "../problem.ts";
import { CONTRACTS } from "../workspace/contract-files.ts";
import type { Disk } from "../workspace/disk.ts";
import { LOCK_FILE, lockedAfter, lockText } from "../workspace/lock-file.ts";
import type { PlanCache } from "../workspace/plan-cache.ts";
import { readText } from "../workspace/repo-facts.ts";
import { snapshot } from "../workspace/snapshot.ts";
import { CONFLICTS_FILE, DUE_FILE } from "../workspace/writes.ts";
import type { Inputs } from "./inputs.ts";
import type { RegenerateOptions } from "./types.ts";

interface Remembered {
  /** Hash of all that the plan was made from. */
  inputs: string;
  /** Hash of the lock that it leads to. */
  lock: string;
  problems: readonly Problem[];
}

interface Asked {
  root: string;
  inputs: Inputs;
  options: RegenerateOptions;
  cache: PlanCache;
}

/**
 * Is there nothing to do, as far as that can be told without a plan? The same inputs make the same plan, and the lock on disk is
 * the one that this plan leads to: so the plan has changed no file since, and what differs on disk is the user's. Only what is made
 * anew each time, and contracts, which are judged as they stand, have to be as they were written.
 * @returns what there is to say of the blueprint; undefined: a plan has to tell.
 */
export function unchanged(
  { root, inputs, options, cache }: Asked,
  disk: Disk,
): readonly Problem[] | undefined {
  const { lock } = inputs;
  if (!isWhole(options) || !lock) return undefined;
  const known = parsed(cache.load(root));
  if (known?.inputs !== hashOf(inputs, cache)) return undefined;
  const text = readText(root, LOCK_FILE, disk);
  if (text === undefined || sha256(text) !== known.lock) return undefined;
  const open = [CONFLICTS_FILE, DUE_FILE];
  if (open.some((path) => readText(root, path, disk) !== undefined)) return undefined;
  const { files } = snapshot(root, { files: [] }, disk);
  const asWritten = ([path, { sha256: was }]: [string, LockedFile]): boolean => {
    const stands = files.get(path);
    return stands?.sha256 === was || (stands?.plain !== undefined && stands.plain === was);
  };
  const judged = [...lock.files].filter(
    ([path, { ownership, left }]) =>
      !left && (ownership === "generated" || path.startsWith(`${CONTRACTS}/`)),
  );
  return judged.every(asWritten) ? known.problems : undefined;
}

/** Remembers a plan, for `unchanged`: one that writes no migration, so that the next would be made from the same. */
export function remember(
  { root, inputs, options, cache }: Asked,
  changes: readonly Change[],
  problems: readonly Problem[],
): void {
  const guest = inputs.lock?.guest;
  const before = inputs.lock?.files;
  if (!isWhole(options) || !before) return;
  const files = new Map(
    changes.flatMap((change): [string, LockedFile][] => {
      const stays = change.kind === "same" && !change.next;
      const locked = lockedAfter(change, stays ? before.get(change.path) : undefined);
      return locked ? [[change.path, locked]] : [];
    }),
  );
  const history = files.get(HISTORY_FILE)?.sha256;
  if (history !== (inputs.history === undefined ? undefined : sha256(inputs.history))) return;
  const lock = sha256(
    lockText({ groundplan: packageJson.version, ...(guest && { guest }), files }),
  );
  const known: Remembered = { inputs: hashOf(inputs, cache), lock, problems };
  const text = JSON.stringify(known);
  if (text !== cache.load(root)) cache.save(root, text);
}

/** All of the repo, as its blueprint stands. */
const isWhole = ({
  blueprintText,
  renames = [],
  backfills = [],
  only,
  ejected,
}: RegenerateOptions): boolean =>
  blueprintText === undefined &&
  renames.length + backfills.length === 0 &&
  only === undefined &&
  !ejected;

function hashOf(inputs: Inputs, { program }: PlanCache): string {
  const { text, packageManager, guest, history } = inputs;
  // Hashes of contracts, which are long, and mostly stand as they were written.
  const contracts = [...inputs.contracts].map(([path, { planned, stands }]) => [
    path,
    sha256(planned),
    stands === planned || (stands !== undefined && sha256(stands)),
  ]);
  const all = [program, packageJson.version, text, packageManager, guest, history, contracts];
  return sha256(JSON.stringify(all));
}

function parsed(text: string): Remembered | undefined {
  try {
    const { inputs, lock, problems } = JSON.parse(text) as Partial<Remembered>;
    const isKnown = typeof inputs === "string" && typeof lock === "string";
    return isKnown && Array.isArray(problems) ? { inputs, lock, problems } : undefined;
  } catch {
    return undefined;
  }
}
