import { execa } from "execa";

/** Makes a folder a git repository, if it is none, with a commit of all that stands in it; gives the commit. */
export async function commitAll(root: string): Promise<string> {
  const git = async (...args: string[]) => (await execa("git", args, { cwd: root })).stdout;
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  const author = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
  await git(...author, "commit", "--quiet", "--allow-empty", "--no-verify", "-m", "test");
  return git("rev-parse", "HEAD");
}
