import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { asProgram, type Finding, finding } from "../finding.ts";

/** Can clients that were built from the version that runs go on? Asked of buf, which compares the .proto files. */
export function checkProto(since = process.env.ROLLOUT_SINCE ?? "", root = process.cwd()): Finding {
  if (since === "none") return finding([], ["nothing runs yet"]);
  const commit = execFileSync("git", ["rev-parse", "--verify", "--end-of-options", since], {
    cwd: root,
    encoding: "utf8",
    stdio: "pipe",
  }).trim();
  try {
    execFileSync(
      join(root, "node_modules/.bin/buf"),
      ["breaking", "--against", `.git#ref=${commit}`],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
    return finding([], [`nothing that ${since} promised is broken`]);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return finding(`${stdout}${stderr}`.split("\n").filter(Boolean), []);
  }
}

if (import.meta.main) await asProgram(async () => checkProto());
