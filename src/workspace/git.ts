export type GitOutcome =
  | { state: "committed" }
  /** The folder is inside a repository already: nothing was done. */
  | { state: "inside" }
  /** No git on this machine, or it failed; what was written stays. */
  | { state: "missing" | "failed"; note: string };

const MESSAGE = "Lay the ground plan";
/** For machines on which nobody told git who they are. */
const NOBODY = { "user.name": "groundplan", "user.email": "groundplan@localhost" };

/**
 * Makes a folder a git repository with one commit of everything in it. Never throws: without git, or where it
 * fails, the outcome carries a note. A folder inside another repository is left alone.
 */
export async function gitInit(root: string): Promise<GitOutcome> {
  const { execa } = await import("execa");
  const git = (...args: string[]) =>
    execa("git", args, { cwd: root, reject: false, all: true, stdin: "ignore", env: QUIET });
  const inside = await git("rev-parse", "--is-inside-work-tree");
  if (inside.code === "ENOENT") {
    return { state: "missing", note: "git was not found, so there is no repository yet." };
  }
  if (!inside.failed) return { state: "inside" };
  const identity: string[] = [];
  for (const [key, value] of Object.entries(NOBODY)) {
    if ((await git("config", "--get", key)).failed) identity.push("-c", `${key}=${value}`);
  }
  const commands = [
    ["init", "--quiet", "--initial-branch=main"],
    ["add", "--all"],
    [...identity, "-c", "commit.gpgsign=false", "commit", "--quiet", "--no-verify", "-m", MESSAGE],
  ];
  for (const command of commands) {
    const result = await git(...command);
    if (!result.failed) continue;
    const why = result.all?.trim().split("\n").at(-1) ?? result.shortMessage;
    return { state: "failed", note: `git could not make the first commit: ${why}` };
  }
  return { state: "committed" };
}

/**
 * Nothing may ask, page or be translated. A hook says in these variables which repository it belongs to, which need not be the
 * one that is asked for: that is found from the folder (githooks(5)).
 */
export const QUIET = {
  GIT_TERMINAL_PROMPT: "0",
  GIT_PAGER: "cat",
  LC_ALL: "C",
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_SHALLOW_FILE: undefined,
};
