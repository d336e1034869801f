import {
  ContractReader,
  contractProblems,
  only,
  validityOf,
  worthReading,
  type ContractFiles,
} from "../breaking/index.ts";
import { planFrom, type LoadedCatalog } from "../index.ts";
import { isWritten, putOf } from "../merge/review.ts";
import { sidesIn } from "../merge/sides.ts";
import { marksIn } from "../merge/text.ts";
import type { Change } from "../merge/types.ts";
import type { SystemModel } from "../model/types.ts";
import type { Problem } from "../problem.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import { contractFiles } from "../workspace/contract-files.ts";
import { isContract } from "./is-contract.ts";
import type { Promised } from "./promised.ts";

export interface ContractGateOptions {
  root: string;
  catalog: LoadedCatalog;
  /** The settled changes of a run. */
  changes: readonly Change[];
  promised: Promised;
  /** Of the blueprint that all this is made from. */
  system?: SystemModel;
  /** Breaking changes are meant. */
  breaking: boolean;
}

/**
 * What stands in the way of the contracts that a run would leave: those on disk that can no longer be read (GP3002), and what breaks
 * others though the version was not raised (GP3001). Contracts with marked conflicts are left to whoever settles these.
 */
export function gateContracts(options: ContractGateOptions): Problem[] {
  const { root, catalog, changes, promised, system, breaking } = options;
  const reader = new ContractReader();
  const stands = contractFiles(root, isContract);
  const after = contractsAfter(stands, changes);
  const edited = only(stands, worthReading(promised.contracts, stands));
  const unread = validityOf(without(edited, conflicted(edited)), reader);
  if (unread.length > 0) return unread;
  const open = conflicted(after);
  const now = without(after, open);
  const changed = only(now, worthReading(promised.contracts, now));
  if (changed.size === 0 && now.size === promised.contracts.size) return [];
  const broken = validityOf(changed, reader);
  if (broken.length > 0) return broken;
  const models = () => {
    const { blueprint } = promised;
    const was =
      blueprint === undefined ? undefined : planFrom(blueprint, BLUEPRINT_FILE, catalog).system;
    return [was, system].filter((model) => model !== undefined);
  };
  const old = without(promised.contracts, open);
  return contractProblems({ old, now, models, breaking, reader });
}

/** The contracts as they stand once the changes are made. */
export function contractsAfter(stands: ContractFiles, changes: readonly Change[]): ContractFiles {
  const after = new Map(stands);
  const made = changes.filter(isWritten);
  for (const change of made) {
    if (change.kind === "delete") after.delete(change.path);
    if ("from" in change && change.from !== undefined) after.delete(change.from);
  }
  for (const change of made) {
    const put = putOf(change);
    if (put !== undefined && isContract(change.path)) after.set(change.path, put);
  }
  return after;
}

const conflicted = (files: ContractFiles): Set<string> =>
  new Set(
    [...files]
      .filter(([, text]) => marksIn(text).length + sidesIn(text).length > 0)
      .map(([path]) => path),
  );

const without = (files: ContractFiles, some: ReadonlySet<string>): ContractFiles =>
  new Map([...files].filter(([path]) => !some.has(path)));
