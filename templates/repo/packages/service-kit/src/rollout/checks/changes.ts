import { execFileSync } from "node:child_process";
import { asProgram, type Finding, finding } from "../finding.ts";

export interface Change {
  /** `A` added, `M` changed, `D` deleted … as git says it. */
  readonly kind: string;
  readonly path: string;
}

/** What has changed below a folder since the version that runs; `none` where nothing runs yet. Throws where git knows no such version. */
export function changesSince(
  since: string,
  folder: string,
  root: string = process.cwd(),
): readonly Change[] {
  if (since === "none") return [];
  if (since.startsWith("-")) throw new Error(`${since} is no version`);
  const args = ["diff", "--name-status", "--no-renames", since, "HEAD", "--", folder];
  const text = execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ kind: line.slice(0, 1), path: line.slice(2) }));
}

/** Is what services promise the same as in the version that runs? Only a person knows whether a change breaks somebody. */
export function checkContracts(since = process.env.ROLLOUT_SINCE ?? "", root?: string): Finding {
  const changes = changesSince(since, "contracts", root);
  return finding(
    changes.map(({ kind, path }) => `${kind} ${path}`),
    [`${changes.length} changed since ${since}`],
  );
}

if (import.meta.main) await asProgram(async () => checkContracts());
