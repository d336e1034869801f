import { contractProblems, kindOf, validityOf, type ContractFiles } from "../breaking/index.ts";
import { planFrom, type LoadedCatalog, type Planned } from "../index.ts";
import { isWritten, putOf } from "../merge/review.ts";
import type { Problem } from "../problem.ts";
import { CONTRACTS, contractFiles } from "../workspace/contract-files.ts";
import type { Disk } from "../workspace/disk.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { filesAt } from "../workspace/git-files.ts";
import { baseReader } from "../workspace/snapshot.ts";
import type { Found } from "./find.ts";
import { BLUEPRINT } from "./inputs.ts";
import type { RegenerateOptions } from "./types.ts";

const isContract = (path: string): boolean =>
  path.startsWith(`${CONTRACTS}/`) && kindOf(path) !== undefined;

/** What nobody may do without saying so: lose data, break a contract that others rely on; and contracts that cannot be read. */
export async function refusalsOf(
  root: string,
  found: Found,
  { allow = {} }: RegenerateOptions,
  catalog: LoadedCatalog,
  disk: Disk,
): Promise<readonly Problem[]> {
  const losses = allow.loss ? [] : found.losses;
  if (!touchesContracts(found)) return losses;
  const stands = contractFiles(root, isContract);
  const invalid = validityOf(stands);
  if (invalid.length > 0) return [...invalid, ...losses];
  const { old, blueprint } = await before(root, found, disk);
  const was: Pick<Planned, "system"> =
    blueprint === undefined ? {} : planFrom(blueprint, BLUEPRINT, catalog);
  const models = [was.system, found.system];
  const breaking = contractProblems({
    old,
    now: after(stands, found),
    models: models.filter((model) => model !== undefined),
    breaking: allow.breaking ?? false,
  });
  return [...breaking, ...losses];
}

/** Does a contract change in this run, or did somebody change one since the last? */
function touchesContracts({ changes, seen: { files, lock } }: Found): boolean {
  return changes.some((change) => {
    const { path } = change;
    if (!isContract(path)) return false;
    const disk = files.get(path);
    const was = lock?.files.get(path)?.sha256;
    return isWritten(change) || (disk !== undefined && ![disk.sha256, disk.plain].includes(was));
  });
}

/** What others rely on: the last commit's contracts; without one, what groundplan wrote last. */
async function before(
  root: string,
  { seen: { lock } }: Found,
  disk: Disk,
): Promise<{ old: ContractFiles; blueprint?: string }> {
  try {
    const { files } = await filesAt(
      root,
      "HEAD",
      [CONTRACTS, BLUEPRINT],
      (path) => path === BLUEPRINT || isContract(path),
    );
    const blueprint = files.get(BLUEPRINT);
    const old = new Map([...files].filter(([path]) => path !== BLUEPRINT));
    return { old, ...(blueprint !== undefined && { blueprint }) };
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    const baseOf = baseReader(disk, root, lock);
    const paths = [...(lock?.files.keys() ?? [])].filter(isContract);
    return {
      old: new Map(paths.flatMap((path) => [[path, baseOf(path)] as const]).filter(isKnown)),
    };
  }
}

const isKnown = (
  entry: readonly [string, string | undefined],
): entry is readonly [string, string] => entry[1] !== undefined;

/** What would stand on disk. A contract with marked conflicts is judged when they are settled. */
function after(stands: ReadonlyMap<string, string>, { changes }: Found): ContractFiles {
  const files = new Map(stands);
  for (const change of changes.filter(isWritten)) {
    if (!isContract(change.path)) continue;
    const from = "from" in change ? change.from : undefined;
    if (from !== undefined) files.delete(from);
    const text = putOf(change);
    if (text === undefined) files.delete(change.path);
    else if (change.kind !== "merge" || change.marks.length === 0) files.set(change.path, text);
  }
  return files;
}
