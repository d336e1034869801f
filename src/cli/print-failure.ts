import { InputError } from "../problem.ts";
import { Interrupted } from "../questions/interrupted.ts";
import { UsageError, type Complaint } from "../questions/usage-error.ts";
import { EXIT } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

interface Context {
  argv: readonly string[];
  version: string;
}

/** Tells what went wrong, as text on stderr or as one JSON document on stdout, and gives the exit code for it. */
export async function printFailure(
  error: unknown,
  terminal: Terminal,
  context: Context,
): Promise<number> {
  const json = context.argv.includes("--json");
  const problems = problemsOf(error);
  if (json) terminal.out(JSON.stringify({ ok: false, problems: problems ?? [] }, null, 2));
  if (error instanceof Interrupted) {
    terminal.err(error.message);
    return EXIT.interrupted;
  }
  if (problems === undefined) {
    terminal.err(defect(error, context));
    return EXIT.defect;
  }
  if (!json && error instanceof InputError) terminal.err(await framed(error, terminal));
  else if (!json) for (const problem of problems) terminal.err(sentence(problem, terminal));
  return EXIT.badInput;
}

/** What the user can do something about; undefined: it is a defect of ours. */
function problemsOf(error: unknown): readonly (Complaint & { code?: string })[] | undefined {
  if (error instanceof UsageError) return error.complaints;
  if (error instanceof InputError) return error.problems;
  // An error with a code of ours and a help, such as the workspace throws.
  if (error instanceof Error && "help" in error && "code" in error)
    return [{ code: String(error.code), message: error.message, help: String(error.help) }];
  return undefined;
}

function sentence({ code, message, help }: Complaint & { code?: string }, { style }: Terminal) {
  return `${style.red(code ?? "error")} ${message}${help ? `\n  ${help}` : ""}`;
}

async function framed(error: InputError, { color }: Terminal): Promise<string> {
  const { formatProblems } = await import("../blueprint/frame.ts");
  const { problems, text } = error;
  const texts = new Map(text === undefined ? [] : problems.map(({ file }) => [file, text]));
  return formatProblems(problems, texts, color).trimEnd();
}

function defect(error: unknown, { argv, version }: Context): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a defect of groundplan, not of yours. Please report it with these lines:

  groundplan ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}
  groundplan ${argv.join(" ")}
${stack.replaceAll(/^/gm, "  ")}`;
}
