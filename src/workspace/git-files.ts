import { WorkspaceError } from "./failure.ts";
import { QUIET } from "./git.ts";

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
  const { execa } = await import("execa");
  const options = {
    cwd: root,
    reject: false,
    env: QUIET,
    encoding: "buffer",
    maxBuffer: 1 << 30,
  } as const;
  const inside = await execa("git", ["rev-parse", "--is-inside-work-tree"], options);
  if (inside.code === "ENOENT")
    throw new WorkspaceError(
      "GP8020",
      "git was not found",
      "Install git: what was before is read from it.",
    );
  if (inside.failed)
    throw new WorkspaceError(
      "GP8020",
      `${root} is in no git repository`,
      "Make one: git init, and commit.",
    );
  const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const found = await execa("git", verify, options);
  if (found.failed)
    throw new WorkspaceError(
      "GP8021",
      `There is no commit ${ref}`,
      "Name a branch, tag or commit that is here; fetch it first where the clone is shallow.",
    );
  const commit = textOf(found.stdout).trim();
  const tree = await execa("git", ["ls-tree", "-r", "-z", commit, "--", ...paths], options);
  const blobs = textOf(tree.stdout)
    .split("\0")
    .flatMap((line) => {
      const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return id !== undefined && path !== undefined && wanted(path) ? [{ id, path }] : [];
    });
  const input = blobs.map(({ id }) => `${id}\n`).join("");
  const all = await execa("git", ["cat-file", "--batch"], { ...options, input });
  if (tree.failed || all.failed)
    throw new WorkspaceError("GP8021", `${ref} could not be read from git`, "See git fsck.");
  return { commit, files: new Map(textsIn(all.stdout, blobs)) };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What `git cat-file --batch` prints: of each object a line that ends with its size, and its bytes. */
function* textsIn(
  bytes: Uint8Array,
  blobs: readonly { path: string }[],
): Generator<[string, string]> {
  let at = 0;
  for (const { path } of blobs) {
    const end = bytes.indexOf(10, at);
    const size = Number(textOf(bytes.subarray(at, end)).split(" ").at(-1));
    const text = strictText(bytes.subarray(end + 1, end + 1 + size));
    if (text !== undefined) yield [path, text];
    at = end + 1 + size + 1;
  }
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
