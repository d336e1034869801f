import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readItems } from "./items.ts";
import { rolloutCommand, usage } from "./rollout.ts";

const root = process.cwd();

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
  const changed = git("status", "--porcelain") !== "";
  return git("rev-parse", "HEAD").trim() + (changed ? "-dirty" : "");
}

try {
  const items = readItems(readFileSync(join(root, "rollout.json"), "utf8"));
  const rollout = { root, items, commit: commit(), env: process.env, print: console.log };
  process.exitCode = await rolloutCommand(process.argv.slice(2), rollout);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 1;
}
