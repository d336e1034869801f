import type { NewAnswers } from "../../generators/new-answers.ts";
import type { NewOptions } from "../../generators/types.ts";
import type { Result } from "../index.ts";
import type { Terminal } from "./terminal.ts";

/** Says what stands now and what to do next. */
export function printNew(
  { answers }: { result: Result; answers: NewAnswers },
  options: NewOptions,
  { out, style }: Terminal,
): void {
  const { directory, plan } = answers;
  out(`${style.green("✔")} ${directory}: ${plan.files.length} files`);
  out("");
  out(`  cd ${directory}`);
  out(`  ${options.packageManager ?? "npm"} run dev`);
}
