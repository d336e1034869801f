import { WorkspaceError } from "./failure.ts";
import { QUIET } from "./git.ts";
import { utf8Text } from "./utf8.ts";

/** Text files of a commit, by their path from the folder that was asked for. */
export interface CommitFiles {
  /** The whole hash. */
  commit: string;
  files: ReadonlyMap<string, string>;
}

/**
 * Files of a commit at or below some paths of a folder. Links, submodules and what is no UTF-8 are left out.
 * @throws {WorkspaceError} where there is no git or no repository (GP8020), or no such commit in it (GP8021).
 */
export async function filesAt(
  root: string,
  ref: string,
  paths: readonly string[],
  wanted: (path: string) => boolean,
): Promise<CommitFiles> {
  const git = await gitIn(root);
  const found = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (!found.ok) throw noCommit(root, ref, git);
  const commit = textOf(found.stdout).trim();
  const tree = git(["ls-tree", "-r", "-z", commit, "--", ...paths]);
  const blobs = textOf(tree.stdout)
    .split("\0")
    .flatMap((line) => {
      const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return id !== undefined && path !== undefined && wanted(path) ? [{ id, path }] : [];
    });
  const all = git(["cat-file", "--batch"], blobs.map(({ id }) => `${id}\n`).join(""));
  if (!tree.ok || !all.ok)
    throw new WorkspaceError("GP8021", `${ref} could not be read from git`, "See git fsck.");
  return { commit, files: new Map(textsIn(all.stdout, blobs)) };
}

interface Said {
  ok: boolean;
  stdout: Uint8Array;
  /** There is no such program. */
  isMissing: boolean;
}

/** Runs git, a process each time, which is waited for: a few milliseconds, in which nothing else is to be done. */
export async function gitIn(
  cwd: string,
): Promise<(args: readonly string[], input?: string) => Said> {
  const { spawnSync } = await import("node:child_process");
  const env = { ...process.env, ...QUIET };
  return (args, input = "") => {
    const { status, stdout, error } = spawnSync("git", args, { cwd, input, env, maxBuffer: LARGE });
    const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
    return { ok: status === 0, stdout, isMissing };
  };
}

/** Of what git prints, in bytes. */
const LARGE = 1 << 30;

function noCommit(
  root: string,
  ref: string,
  git: (args: readonly string[]) => Said,
): WorkspaceError {
  const inside = git(["rev-parse", "--is-inside-work-tree"]);
  if (inside.isMissing)
    return new WorkspaceError(
      "GP8020",
      "git was not found",
      "Install git: what was before is read from it.",
    );
  if (!inside.ok)
    return new WorkspaceError(
      "GP8020",
      `${root} is in no git repository`,
      "Make one: git init, and commit.",
    );
  return new WorkspaceError(
    "GP8021",
    `There is no commit ${ref}`,
    "Name a branch, tag or commit that is here; fetch it first where the clone is shallow.",
  );
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What `git cat-file --batch` prints: of each object a line that ends with its size, and its bytes. */
function* textsIn(
  bytes: Uint8Array,
  blobs: readonly { path: string }[],
): Generator<[string, string]> {
  let at = 0;
  for (const { path } of blobs) {
    const end = bytes.indexOf(10, at);
    const size = Number(textOf(bytes.subarray(at, end)).split(" ").at(-1));
    const text = utf8Text(bytes.subarray(end + 1, end + 1 + size));
    if (text !== undefined) yield [path, text.replace(/^\uFEFF/, "")];
    at = end + 1 + size + 1;
  }
}
