import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { WorkspaceError } from "./failure.ts";
import { repoRoot } from "./repo-root.ts";

/**
 * Runs a script of the repo that `folder` is in, with the terminal as it is, so that it speaks for itself.
 * @returns its exit code.
 * @throws {WorkspaceError} where there is no such repo (GP8012), no such script in it (GP8013), or nothing is installed (GP8014).
 */
export async function runScript(
  script: string,
  args: readonly string[],
  folder: string = process.cwd(),
): Promise<number> {
  const root = repoRoot(folder);
  const { scripts = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pm = existsSync(join(root, "pnpm-workspace.yaml")) ? "pnpm" : "npm";
  if (!Object.hasOwn(scripts, script))
    throw new WorkspaceError(
      "GP8013",
      `This repo has no script "${script}"`,
      "It has what its blueprint asks for; see the scripts of its package.json.",
    );
  if (!existsSync(join(root, "node_modules"))) {
    const there = relative(folder, root);
    throw new WorkspaceError(
      "GP8014",
      "The packages of this repo are not installed",
      `Run ${pm} install${there ? ` in ${there}` : ""}.`,
    );
  }
  const { execa } = await import("execa");
  const command = ["run", "--silent", script, ...(pm === "npm" ? ["--"] : []), ...args];
  const result = await execa(pm, command, { cwd: root, stdio: "inherit", reject: false });
  if (result.code === "ENOENT")
    throw new WorkspaceError("GP8007", `There is no ${pm} on the path`, `Install ${pm}.`);
  return result.exitCode ?? 130;
}
