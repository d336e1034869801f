import { join, normalize } from "node:path";
import type { NewAnswers } from "../../generators/new-answers.ts";
import type { NewOptions } from "../../generators/types.ts";
import type { Result } from "../index.ts";
import { shellLine } from "../workspace/run-steps.ts";
import { recoveredText } from "../workspace/recover.ts";
import type { Terminal } from "./terminal.ts";
import { BLUEPRINT_FILE } from "../own-files.ts";

/** Says what stands now and what to do next. */
export function printNew(
  result: Result,
  { directory, plan }: NewAnswers,
  options: NewOptions,
  { out, err, style }: Terminal,
): void {
  const { files, failed, remaining, git, recovered } = result;
  if (recovered) err(recoveredText(recovered));
  if (failed) {
    err(style.dim(failed.output.trimEnd()));
    err(`${style.red("error")} ${failed.step.title}: ${failed.reason}. The files stand.`);
  }
  const committed = git?.state === "committed" ? ", committed to git" : "";
  out(`${style.green("✔")} ${directory}: ${files} files${committed}`);
  for (const note of [...plan.notes, git && "note" in git ? git.note : ""].filter(Boolean))
    out(note);
  out(
    `  ${nextLine(directory, remaining, options)}   ${style.dim("# README.md says what is where")}`,
  );
  out(style.dim(`The same again: ${againLine(directory, options)}`));
}

/** What to do next, as one line of a shell. */
export function nextLine(
  directory: string,
  remaining: readonly string[],
  { packageManager = "npm" }: NewOptions,
): string {
  const folder = tidy(directory);
  const into = folder === "." ? [] : [shellLine(["cd", folder])];
  return [...into, ...remaining, `${packageManager} run dev`].join(" && ");
}

/** The command that makes the same tree in another folder. */
export function againLine(directory: string, { packageManager }: NewOptions): string {
  const folder = tidy(directory);
  const other = /(^|[/\\])\.\.?$/.test(folder) ? join(folder, "..", "again") : `${folder}-again`;
  const words = ["groundplan", "new", other, "--from", join(folder, BLUEPRINT_FILE)];
  return shellLine([...words, ...(packageManager ? ["--pm", packageManager] : []), "--yes"]);
}

const tidy = (directory: string) => normalize(directory).replace(/(?<=.)[/\\]+$/, "");
