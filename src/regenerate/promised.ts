import type { ContractFiles } from "../breaking/types.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";
import { sideOf, type Side } from "../merge/sides.ts";
import { contractFiles, CONTRACTS } from "../workspace/contract-files.ts";
import { WorkspaceError } from "../workspace/failure.ts";
import { filesAt } from "../workspace/git-files.ts";
import { isContract } from "./is-contract.ts";

/** What others rely on: contracts as they were promised last, and the blueprint of then, which knows who listens. */
export interface Promised {
  contracts: ContractFiles;
  blueprint?: string;
}

/**
 * As the last commit has it; where there is no git, no repository or no commit, as groundplan wrote it last (`written`). While git
 * merges two branches, as each of them has it: what one of them broke was allowed there, so that only what breaks both is new.
 */
export async function promisedIn(
  root: string,
  written: ContractFiles,
  isMerging: boolean,
): Promise<readonly [Promised, ...Promised[]]> {
  const promised = (await committed(root)) ?? { contracts: written };
  if (!isMerging) return [promised];
  const stands = contractFiles(root, isContract);
  const on = (side: Side): Promised => ({
    ...promised,
    contracts: new Map([...stands].map(([path, text]) => [path, sideOf(text, side) ?? text])),
  });
  return [on("ours"), on("theirs")];
}

async function committed(root: string): Promise<Promised | undefined> {
  try {
    const wanted = (path: string) => path === BLUEPRINT_FILE || isContract(path);
    const { files } = await filesAt(root, "HEAD", [CONTRACTS, BLUEPRINT_FILE], wanted);
    const blueprint = files.get(BLUEPRINT_FILE);
    const contracts = new Map([...files].filter(([path]) => path !== BLUEPRINT_FILE));
    return { contracts, ...(blueprint !== undefined && { blueprint }) };
  } catch (error) {
    if (error instanceof WorkspaceError) return undefined;
    throw error;
  }
}
