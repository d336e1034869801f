import type { Problem } from "../problem.ts";
import type { Terminal } from "./terminal.ts";

/** What may not be meant as it stands, each in its place in the text of the blueprint, if that is where it stands. */
export async function printWarnings(
  warnings: readonly Problem[],
  text: string | undefined,
  { err, color }: Terminal,
): Promise<void> {
  const [first] = warnings;
  if (!first) return;
  const { formatProblems } = await import("../blueprint/frame.ts");
  err(
    formatProblems(
      warnings,
      new Map(text === undefined ? [] : [[first.file, text]]),
      color,
    ).trimEnd(),
  );
}
