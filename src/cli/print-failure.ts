import { BlueprintError, EXIT, UsageError, type Complaint } from "./failure.ts";
import type { Terminal } from "./terminal.ts";

interface Context {
  argv: readonly string[];
  version: string;
}

/** Tells what went wrong, as text on stderr or as one JSON document, and gives the exit code for it. */
export async function printFailure(
  error: unknown,
  terminal: Terminal,
  context: Context,
): Promise<number> {
  const json = context.argv.includes("--json");
  if (error instanceof UsageError) {
    if (json) printJson(terminal, error.complaints);
    else for (const complaint of error.complaints) terminal.err(sentence(complaint, terminal));
    return EXIT.badInput;
  }
  if (error instanceof BlueprintError) {
    if (json) printJson(terminal, error.problems);
    else terminal.err(await framed(error, terminal));
    return EXIT.badInput;
  }
  if (error instanceof Error && error.name === "ExitPromptError") {
    terminal.err("\nInterrupted; nothing was written.");
    return EXIT.interrupted;
  }
  if (json) printJson(terminal, [{ message: String(error) }]);
  terminal.err(defect(error, context));
  return EXIT.defect;
}

function printJson(terminal: Terminal, problems: readonly object[]): void {
  terminal.out(JSON.stringify({ ok: false, problems }, null, 2));
}

function sentence({ message, help }: Complaint, { style }: Terminal): string {
  return `${style.red("error")} ${message}${help ? `\n  ${help}` : ""}`;
}

async function framed({ problems, text }: BlueprintError, { style }: Terminal): Promise<string> {
  const { frame } = await import("../blueprint/index.ts");
  const many = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const blocks = problems.map((problem) => {
    const place = `${problem.file}:${problem.line}:${problem.column}`;
    const head = `${style.bold(place)} ${style.red(problem.code)} ${problem.message}`;
    return `${head}\n${frame(problem, text)}\n  ${style.cyan(problem.help)}`;
  });
  return `${blocks.join("\n\n")}\n\n${many}; nothing was written.`;
}

function defect(error: unknown, { argv, version }: Context): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of groundplan, not of yours. Please report it with these lines:

  groundplan ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}
  groundplan ${argv.join(" ")}
${stack.replaceAll(/^/gm, "  ")}`;
}
