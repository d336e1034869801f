import type { ContractFiles } from "../breaking/types.ts";
import type { LoadedCatalog } from "../index.ts";
import { isWritten } from "../merge/review.ts";
import type { Problem } from "../problem.ts";
import type { Found } from "./find.ts";
import { isContract } from "./is-contract.ts";
import { promisedIn } from "./promised.ts";
import type { RegenerateOptions } from "./types.ts";

/** What nobody may do without saying so: lose data, break a contract that others rely on; and contracts that cannot be read. */
export async function refusalsOf(
  root: string,
  found: Found,
  { allow = {} }: RegenerateOptions,
  catalog: LoadedCatalog,
  written: ContractFiles,
  isMerging: boolean,
): Promise<readonly Problem[]> {
  const losses = allow.loss ? [] : found.losses;
  if (!touchesContracts(found)) return losses;
  const { changes, system } = found;
  // It brings parsers along, which other runs need not load.
  const { gateContracts } = await import("./contract-gate.ts");
  const promised = await promisedIn(root, written, isMerging);
  const [refused = [], ...others] = promised.map((one) =>
    gateContracts({
      root,
      catalog,
      changes,
      promised: one,
      ...(system && { system }),
      breaking: allow.breaking ?? false,
    }),
  );
  const isNew = ({ message }: Problem) =>
    others.every((problems) => problems.some((one) => one.message === message));
  return [...refused.filter(isNew), ...losses];
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
