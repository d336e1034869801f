import { contractProblems, kindOf, validityOf, type ContractFiles } from "./breaking/index.ts";
import { planFrom, type LoadedCatalog } from "./index.ts";
import { isWritten, putOf } from "./merge/review.ts";
import { marksIn } from "./merge/text.ts";
import type { Change } from "./merge/types.ts";
import type { Problem } from "./problem.ts";
import { baseFileOf, readBases } from "./workspace/base-store.ts";
import { CONTRACTS, contractFiles } from "./workspace/contract-files.ts";
import { nodeDisk, type Disk } from "./workspace/disk.ts";
import { WorkspaceError } from "./workspace/failure.ts";
import { filesAt } from "./workspace/git-files.ts";

const BLUEPRINT = "blueprint.yaml";

const isContract = (path: string): boolean => kindOf(path) !== undefined;

/** What others rely on: contracts as they were promised last, and the blueprint of then, which knows who listens. */
export interface Promised {
  contracts: ContractFiles;
  blueprint?: string;
}

/** As the last commit has it; undefined where there is no git, no repository or no commit. */
export async function committed(root: string): Promise<Promised | undefined> {
  try {
    const wanted = (path: string) => path === BLUEPRINT || isContract(path);
    const { files } = await filesAt(root, "HEAD", [CONTRACTS, BLUEPRINT], wanted);
    const blueprint = files.get(BLUEPRINT);
    const contracts = new Map([...files].filter(([path]) => path !== BLUEPRINT));
    return { contracts, ...(blueprint !== undefined && { blueprint }) };
  } catch (error) {
    if (error instanceof WorkspaceError) return undefined;
    throw error;
  }
}

/** As groundplan wrote it last: what stands in for a commit. */
export function written(root: string, disk: Disk = nodeDisk): Promised {
  const paths = [...contractFiles(root, isContract).keys()];
  const bases = new Map(
    [...new Set(paths.map(baseFileOf))].flatMap((file) => [...readBases(disk, root, file)]),
  );
  return { contracts: new Map([...bases].filter(([path]) => isContract(path))) };
}

export interface ContractGateOptions {
  root: string;
  catalog: LoadedCatalog;
  /** The settled changes of a run. */
  changes: readonly Change[];
  /** What was promised: `committed`, else `written`. */
  promised: Promised;
  /** The blueprint that all this is made from. */
  blueprint: string;
  /** Breaking changes are meant. */
  breaking: boolean;
}

/**
 * What stands in the way of the contracts that a run of `regenerate` would leave: those on disk that can no longer be read (GP3002), and
 * what breaks others though the version was not raised (GP3001). Contracts with marked conflicts are left to whoever settles these.
 */
export function gateContracts(options: ContractGateOptions): Problem[] {
  const { root, catalog, changes, promised, blueprint, breaking } = options;
  const stands = contractFiles(root, isContract);
  const unread = validityOf(without(stands, conflicted(stands)));
  if (unread.length > 0) return unread;
  const after = contractsAfter(stands, changes);
  const open = conflicted(after);
  const now = without(after, open);
  const broken = validityOf(now);
  if (broken.length > 0) return broken;
  const models = [...new Set([promised.blueprint, blueprint])].flatMap((text) =>
    text === undefined ? [] : (planFrom(text, BLUEPRINT, catalog).system ?? []),
  );
  return contractProblems({ old: without(promised.contracts, open), now, models, breaking });
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
    if (put !== undefined && isContract(change.path) && change.path.startsWith(`${CONTRACTS}/`))
      after.set(change.path, put);
  }
  return after;
}

const conflicted = (files: ContractFiles): Set<string> =>
  new Set([...files].filter(([, text]) => marksIn(text).length > 0).map(([path]) => path));

const without = (files: ContractFiles, some: ReadonlySet<string>): ContractFiles =>
  new Map([...files].filter(([path]) => !some.has(path)));
