import type { Document, ErrorCode } from "yaml";
import type { Report } from "./report.ts";
import { helpAt } from "./yaml-help.ts";

const MOST = 20;

/** After any other error the library has lost the structure, and complains about everything that follows. */
const HARMLESS: ReadonlySet<ErrorCode> = new Set([
  "TAB_AS_INDENT",
  "BAD_DQ_ESCAPE",
  "BAD_SCALAR_START",
  "BAD_ALIAS",
  "BAD_INDENT",
]);

const HELP: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: "Indent with spaces.",
  BAD_INDENT: "Line it up with its neighbours.",
  BAD_SCALAR_START: "Put the text between quotes.",
  BLOCK_AS_IMPLICIT_KEY: "Put the text between quotes, or begin the value on a new line.",
  MULTILINE_IMPLICIT_KEY: "A key stands on one line; is a `:` missing?",
  BAD_DQ_ESCAPE:
    "Between double quotes a `\\` begins an escape: write `\\\\`, or use single quotes.",
  BAD_ALIAS: "Aliases are not part of the language: write the value out.",
  UNEXPECTED_TOKEN:
    "Put the text between quotes, or look for a bracket or quote that is not closed.",
  MISSING_CHAR: "Look for a bracket, quote or `:` that is missing.",
  MULTIPLE_DOCS: "Take out `---`.",
};

/** Reports what the YAML library found wrong, up to where it lost the thread. True: the document can be read on. */
export function reportYamlErrors(document: Document.Parsed, text: string, report: Report): boolean {
  const lost = document.errors.findIndex((error) => !HARMLESS.has(error.code));
  const first = lost === -1 ? document.errors : document.errors.slice(0, lost + 1);
  // where a tab stands, nothing else is told of how deep the lines are
  const tabs = first.filter(({ code }) => code === "TAB_AS_INDENT");
  const errors = tabs.length > 0 ? tabs : first;
  for (const error of errors.slice(0, MOST)) {
    const open = error.message.includes("end with a");
    const usual = open
      ? "Close the bracket that was opened before."
      : (HELP[error.code] ?? "Correct the YAML here.");
    const help = helpAt(open ? "MISSING_CHAR" : error.code, error.pos[0], text) ?? usual;
    const at = { start: error.pos[0], end: error.pos[1] };
    report("GP1001", at, `Not YAML: ${firstLine(error.message)}`, help);
  }
  for (const warning of document.warnings.slice(0, MOST)) {
    const at = { start: warning.pos[0], end: warning.pos[1] };
    report("GP1008", at, "Tags and directives are not part of the language", "Take it out.");
  }
  const { yaml } = document.directives ?? {};
  if (yaml?.explicit) {
    report(
      "GP1008",
      { start: 0, end: 5 },
      "Directives are not part of the language",
      "Take out the `%YAML` line.",
    );
  }
  return errors.length === 0;
}

const firstLine = (text: string) => text.split("\n", 1)[0]!.replaceAll(/[^ -~]/g, "?");
