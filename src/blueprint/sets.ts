import { isMap, isScalar, type Document, type Scalar } from "yaml";
import { partOf, plainOf } from "./edit/data.ts";
import { setAt } from "./edit/write.ts";
import type { Problem } from "../problem.ts";
import type { Code } from "./codes.ts";
import { withoutMark } from "./read.ts";
import { Problems } from "./report.ts";
import { shown } from "./shown.ts";
import { readDocument } from "./yaml.ts";

const DEEPEST = 12;
const SEGMENT = /^[A-Za-z][A-Za-z0-9-]*$/;

export interface Edited {
  text: string;
  /** Their file is `--set`, their column counts in the argument. */
  problems: Problem[];
}

/**
 * Applies `--set path=value` arguments to the text of a blueprint, such as `platform.<axis>=<choice>` or `services.<name>.api={…}`.
 * A word that is there already is replaced in its place, and nothing else changes; anything else is written by the YAML
 * library, which keeps comments. A value is text, unless it begins with `[` or `{`. A text that cannot be read comes back as it is:
 * `readBlueprint` says why. With a problem, nothing is applied.
 */
export function applySets(text: string, sets: readonly string[]): Edited {
  let result = withoutMark(text);
  const problems: Problem[] = [];
  for (const argument of sets) {
    const edited = applySet(result, argument);
    if (typeof edited === "string") result = edited;
    else problems.push(edited);
  }
  return { text: problems.length > 0 ? text : result, problems };
}

function applySet(text: string, argument: string): string | Problem {
  const equals = argument.indexOf("=");
  const path = argument.slice(0, Math.max(equals, 0)).split(".");
  if (path.length > DEEPEST || !path.every((part) => SEGMENT.test(part))) {
    return problem(
      "GP1901",
      1,
      `${shown(argument)} is not \`path=value\``,
      "Write it such as `--set name=my-product`.",
    );
  }
  const document = parse(text);
  if (!document) return text;
  const raw = argument.slice(equals + 1).trim();
  const value = /^[[{]/.test(raw) ? partOf(raw) : plainOf(raw);
  if (value === undefined)
    return problem(
      "GP1901",
      equals + 2,
      `${shown(raw)} is not a list or map of YAML`,
      "Look for a bracket that is not closed.",
    );
  const inner = document.getIn(path, true);
  if (isScalar(inner) && typeof value !== "object" && isWord(inner, text))
    return replaced(text, inner, raw);
  const blocked = path.findIndex(
    (_, index) => !isOpen(document.getIn(path.slice(0, index), true), index === 0),
  );
  if (blocked !== -1) {
    return problem(
      "GP1902",
      1,
      `${shown(path.slice(0, blocked).join(".") || "the blueprint")} is not a map`,
      "Set it as a whole, such as `path={key: value}`.",
    );
  }
  return setAt(text, path, value);
}

const parse = (text: string): Document.Parsed | undefined =>
  readDocument(text, new Problems(text, ""));

/** A map, or nothing yet. */
const isOpen = (node: unknown, root: boolean): boolean =>
  isMap(node) ||
  node === undefined ||
  (node === null && root) ||
  (isScalar(node) && node.value === "" && node.type === "PLAIN");

/** A scalar on one line, which can be exchanged where it stands. */
function isWord({ range, type }: Scalar, text: string): boolean {
  return (
    range != null &&
    range[1] > range[0] &&
    type !== "BLOCK_FOLDED" &&
    type !== "BLOCK_LITERAL" &&
    !text.slice(range[0], range[1]).includes("\n")
  );
}

function replaced(text: string, { range }: Scalar, written: string): string {
  const plain = /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/.test(written) && !/\s$/.test(written);
  return (
    text.slice(0, range![0]) + (plain ? written : JSON.stringify(written)) + text.slice(range![1])
  );
}

const problem = (code: Code, column: number, message: string, help: string): Problem => ({
  code,
  severity: "error",
  message,
  file: "--set",
  line: 1,
  column,
  help,
});
