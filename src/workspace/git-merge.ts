import type { Side } from "../merge/sides.ts";
import { gitIn, textOf } from "./git-files.ts";

/**
 * The side of an unfinished merge that others have already: what runs elsewhere was made from it. Who merges into a branch of their
 * own fetches what others have; who rebases, picks, or merges into the main branch brings something to it.
 */
export async function sharedSide(root: string): Promise<Side> {
  const git = await gitIn(root);
  const said = (...args: string[]) => {
    const { ok, stdout } = git(args);
    return ok ? textOf(stdout).trim() : "";
  };
  if (said("rev-parse", "--verify", "--quiet", "MERGE_HEAD") === "") return "ours";
  const branch = said("symbolic-ref", "--quiet", "--short", "HEAD");
  const main = said("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  const names = main === "" ? ["main", "master"] : [main.replace(/^origin\//, "")];
  return names.includes(branch) ? "ours" : "theirs";
}

/** A file on which git could not merge two branches, as the commit has it from which both come, and as each of them has it. */
export interface Stages {
  base: string;
  ours: string;
  theirs: string;
}

/** Undefined: git has no conflict there. */
export async function stagesOf(root: string, path: string): Promise<Stages | undefined> {
  const git = await gitIn(root);
  const [base, ours, theirs] = [1, 2, 3].map((stage) => {
    const { ok, stdout } = git(["show", `:${stage}:./${path}`]);
    return ok ? textOf(stdout) : undefined;
  });
  return base === undefined || ours === undefined || theirs === undefined
    ? undefined
    : { base, ours, theirs };
}
